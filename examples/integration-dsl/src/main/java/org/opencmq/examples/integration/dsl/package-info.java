/** An example of Spring Integration on CMQ in the Java DSL. */
@NullMarked
package org.opencmq.examples.integration.dsl;

import org.jspecify.annotations.NullMarked;
