/** Plain Jakarta Messaging on CMQ: nothing here but the factory knows which provider it is. */
@NullMarked
package org.opencmq.examples.hello;

import org.jspecify.annotations.NullMarked;
