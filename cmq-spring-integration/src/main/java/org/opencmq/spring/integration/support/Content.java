package org.opencmq.spring.integration.support;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the text of a message says.
 *
 * @param payload text, {@code byte[]}, a map, a list or an object; an empty text when there was no content
 * @param headers mapped headers; never holds a null
 * @param messageId the sender's identifier; null when there is none
 * @param replyTo the answer's destination in the form of {@link CmqAddresses}, mapped or not; null for none
 * @param correlationId text or {@code byte[]}, mapped or not; null for none
 * @param expiration milliseconds since 1970 after which the message is of no use; 0 for never
 * @param deliveryTime milliseconds since 1970 before which it must not be delivered; 0 for none
 */
public record Content(
        Object payload,
        Map<String, Object> headers,
        @Nullable String messageId,
        @Nullable String replyTo,
        @Nullable Object correlationId,
        long expiration,
        long deliveryTime) {}
