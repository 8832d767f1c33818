package org.opencmq.server.topic;

import java.time.Duration;

/**
 * What bounds topics. Source: protocol reference, section 13 and readings 14.27 and 14.28.
 *
 * @param topicsPerAccount at most so many topics
 * @param subscriptionsPerTopic at most so many subscriptions of one topic
 * @param nameRest how long a deleted topic's name cannot be used again
 * @param tags most tags of a message and of a subscription
 * @param tagLength most characters of a tag
 * @param bindingKeys most binding keys of a subscription
 * @param keyBytes most UTF-8 bytes of a routing or binding key
 * @param keyDots most dots in one
 * @param endpointLength most characters of a URL
 */
public record TopicLimits(
        int topicsPerAccount,
        int subscriptionsPerTopic,
        Duration nameRest,
        int tags,
        int tagLength,
        int bindingKeys,
        int keyBytes,
        int keyDots,
        int endpointLength) {

    /** What CMQ documents. */
    public static final TopicLimits STRICT = new TopicLimits(1_000, 500, Duration.ofSeconds(30), 5, 16, 5, 64, 15, 500);
}
