/**
 * All that an application constructs: the connection factory. Everything else it meets through the interfaces of Jakarta
 * Messaging.
 */
@NullMarked
package org.opencmq.jms;

import org.jspecify.annotations.NullMarked;
