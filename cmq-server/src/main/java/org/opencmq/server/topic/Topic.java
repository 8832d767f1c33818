package org.opencmq.server.topic;

import java.time.Instant;
import java.util.Optional;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.FilterType;

/**
 * A topic's record. Source of the settings: protocol reference, section 10.1.
 *
 * @param topicId the service's own name for it, {@code topic-} and eight letters or digits
 * @param name the name as its creator spelled it
 * @param maxMsgSize most UTF-8 bytes of one body
 * @param filter by what subscriptions choose messages; fixed for the topic's life
 * @param traced whether every step of its messages is recorded
 * @param createTime when it was created
 * @param lastModifyTime when a setting changed last
 * @param deleteTime when it was deleted, for a name that rests before it may be used again; empty for a living topic
 */
public record Topic(
        String topicId,
        TopicName name,
        int maxMsgSize,
        FilterType filter,
        boolean traced,
        Instant createTime,
        Instant lastModifyTime,
        Optional<Instant> deleteTime) {

    Topic changed(int newMaxMsgSize, boolean newTraced, Instant now) {
        return new Topic(topicId, name, newMaxMsgSize, filter, newTraced, createTime, now, deleteTime);
    }

    Topic deleted(Instant now) {
        return new Topic(topicId, name, maxMsgSize, filter, traced, createTime, lastModifyTime, Optional.of(now));
    }
}
