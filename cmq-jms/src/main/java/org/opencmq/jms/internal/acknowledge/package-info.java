/**
 * What a session has handed out and not yet confirmed, and one strategy for each acknowledge mode. Knows deliveries and the
 * edge, no JMS message.
 */
@NullMarked
package org.opencmq.jms.internal.acknowledge;

import org.jspecify.annotations.NullMarked;
