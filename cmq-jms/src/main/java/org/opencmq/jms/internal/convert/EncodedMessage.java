package org.opencmq.jms.internal.convert;

/**
 * The text of a CMQ message.
 *
 * @param body the text, as it goes to the service
 * @param sizeBytes its length in UTF-8, which is what the limit of a queue counts
 */
public record EncodedMessage(String body, int sizeBytes) {}
