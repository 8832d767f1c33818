/**
 * The engine SPI: what keeps queues and their messages. Asynchronous; names no HTTP and no JSON. Its contracts stand in
 * the Javadoc of {@link org.opencmq.server.engine.Engine} and in one conformance suite that every engine passes.
 */
@NullMarked
package org.opencmq.server.engine;

import org.jspecify.annotations.NullMarked;
