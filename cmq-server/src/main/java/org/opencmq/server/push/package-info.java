/**
 * Brings published messages to the endpoints of subscriptions: what waits, when it is tried again, and the HTTP request
 * itself. Each subscription has one {@link org.opencmq.server.push.Delivering owner} that works by itself and never waits
 * for another.
 */
@NullMarked
package org.opencmq.server.push;

import org.jspecify.annotations.NullMarked;
