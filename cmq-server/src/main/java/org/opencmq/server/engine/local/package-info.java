/**
 * The engine of one process: queue state in memory, over a {@link org.opencmq.server.engine.local.MessageStore} that keeps
 * what must survive. Knows no HTTP and no JSON.
 */
@NullMarked
package org.opencmq.server.engine.local;

import org.jspecify.annotations.NullMarked;
