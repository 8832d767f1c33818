/**
 * The selector language of Jakarta Messaging over the envelopes that messages are sent in. Knows the words of the wire and
 * the engine's hook for filters, and no queue.
 */
@NullMarked
package org.opencmq.server.selector;

import org.jspecify.annotations.NullMarked;
