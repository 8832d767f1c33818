/**
 * How messages get here: one feed per queue and connection, which alone holds the leases of what nobody has taken yet, and
 * the dispatcher that runs a session's listeners. Knows no JMS message; it hands out deliveries.
 */
@NullMarked
package org.opencmq.jms.internal.consume;

import org.jspecify.annotations.NullMarked;
