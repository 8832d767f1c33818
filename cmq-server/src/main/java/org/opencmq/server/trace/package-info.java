/**
 * Message traces: every step of the messages of traced queues and topics, appended as JSON lines to one file a day, asked for
 * again, shipped elsewhere and deleted when old. Knows what engine, topics and pushes tell; they do not know it.
 */
@NullMarked
package org.opencmq.server.trace;

import org.jspecify.annotations.NullMarked;
