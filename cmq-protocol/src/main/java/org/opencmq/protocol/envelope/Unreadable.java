package org.opencmq.protocol.envelope;

/**
 * A text that announces itself as an envelope but cannot be read: broken, or of a version newer than this code.
 *
 * @param text the whole text
 * @param reason what was wrong, for a person
 */
public record Unreadable(String text, String reason) implements Reading {}
