package org.opencmq.server.topic;

import java.time.Duration;

/**
 * What bounds topics. Source: protocol reference, section 13.
 *
 * @param topicsPerAccount at most so many topics
 * @param subscriptionsPerTopic at most so many subscriptions of one topic
 * @param nameRest how long a deleted topic's name cannot be used again
 */
public record TopicLimits(int topicsPerAccount, int subscriptionsPerTopic, Duration nameRest) {

    /** The limits of classic CMQ. */
    public static final TopicLimits CLASSIC = new TopicLimits(1_000, 500, Duration.ofSeconds(30));
}
