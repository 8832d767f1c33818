/**
 * Endpoints that bring messages in: the message-driven adapter, the polled source and the inbound gateway.
 */
@NullMarked
package org.opencmq.spring.integration.inbound;

import org.jspecify.annotations.NullMarked;
