package org.opencmq.protocol.envelope;

/**
 * A text that is no envelope: the message of a peer that knows nothing of it.
 *
 * @param text the whole text, which is the body
 */
public record Foreign(String text) implements Reading {}
