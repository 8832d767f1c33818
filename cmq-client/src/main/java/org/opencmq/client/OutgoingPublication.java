package org.opencmq.client;

import java.util.List;
import java.util.Optional;

/**
 * A message for a topic, not yet published.
 *
 * @param body text of at least one byte
 * @param tags for subscriptions that filter by tag; at most 5
 * @param routingKey for subscriptions that filter by binding key
 * @param orderKey as in {@link OutgoingMessage}
 */
public record OutgoingPublication(
        String body, List<String> tags, Optional<String> routingKey, Optional<Object> orderKey) {

    /** Copies the tags. */
    public OutgoingPublication {
        tags = List.copyOf(tags);
    }

    /** A message without tags and routing key, whose order does not matter. */
    public static OutgoingPublication of(String body) {
        return new OutgoingPublication(body, List.of(), Optional.empty(), Optional.empty());
    }

    /** Never shows the body. */
    @Override
    public String toString() {
        return "OutgoingPublication[" + body.length() + " characters, tags " + tags + "]";
    }
}
