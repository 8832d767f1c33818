package org.opencmq.spring.integration.support;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a message goes out.
 *
 * @param delay time it stays invisible, 0 to 3,600 s; a topic has no such time of its own
 * @param tags for subscriptions that filter by tag, at most 5; a queue knows none
 * @param routingKey for subscriptions that filter by key; a queue knows none
 * @param orderKey messages with equal keys are stored in the order of sending; empty when the order does not matter
 */
public record Delivery(Duration delay, List<String> tags, Optional<String> routingKey, Optional<Object> orderKey) {

    /** At once and without anything. */
    public static final Delivery PLAIN = new Delivery(Duration.ZERO, List.of(), Optional.empty(), Optional.empty());

    /** Copies the tags. */
    public Delivery {
        tags = List.copyOf(tags);
    }
}
