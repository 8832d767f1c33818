/**
 * Endpoints that send messages out: the handler for queues and topics, and the outbound gateway.
 */
@NullMarked
package org.opencmq.spring.integration.outbound;

import org.jspecify.annotations.NullMarked;
