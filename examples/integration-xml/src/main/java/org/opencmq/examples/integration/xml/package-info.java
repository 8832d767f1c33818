/** An example of Spring Integration on CMQ in the XML. */
@NullMarked
package org.opencmq.examples.integration.xml;

import org.jspecify.annotations.NullMarked;
