/**
 * Containers for {@code @JmsListener} methods on queues and topics: what Boot configures, and beyond it recovery pauses, virtual
 * threads, a long receive timeout and a quick stop. Knows connection factories only as Jakarta Messaging describes them.
 */
@NullMarked
package org.opencmq.spring.boot.listener;

import org.jspecify.annotations.NullMarked;
