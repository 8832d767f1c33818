package org.opencmq.jms.internal.convert;

import java.util.Optional;

/**
 * The body of a message as it is kept outside the message, when it is too large for the queue. The bytes are handed over,
 * not copied.
 *
 * @param bytes what to store
 * @param encoding how they were made smaller, such as {@code gzip}; empty when they were not
 */
@SuppressWarnings("ArrayRecordComponent") // written once and stored; nobody compares payloads
public record Payload(byte[] bytes, Optional<String> encoding) {}
