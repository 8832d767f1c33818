package org.opencmq.server.topic;

import java.time.Instant;
import java.util.List;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.action.NotifyContentFormat;
import org.opencmq.protocol.action.NotifyStrategy;

/**
 * A subscription's record. Source of the settings: protocol reference, section 10.8.
 *
 * @param subscriptionId the service's own name for it, {@code subsc-} and eight letters or digits; a new one each time
 * @param account the account of topic, subscription and endpoint queue
 * @param topicName the topic as its creator spelled it
 * @param name the name as its creator spelled it
 * @param endpoint where messages go; cannot change
 * @param settings what can change
 * @param createTime when it was created
 * @param lastModifyTime when a setting changed last
 */
public record Subscription(
        String subscriptionId,
        String account,
        String topicName,
        SubscriptionName name,
        Endpoint endpoint,
        Settings settings,
        Instant createTime,
        Instant lastModifyTime) {

    /** Where a subscription's messages go. */
    public sealed interface Endpoint {

        /** The text as the subscriber gave it. */
        String text();

        /** A queue of the same account, by name; it need not exist yet. */
        record Queue(String text) implements Endpoint {}

        /** An {@code http://} URL that takes POST requests. */
        record Http(String text) implements Endpoint {}
    }

    /**
     * What can change in a subscription's life.
     *
     * @param filterTags tags of which a message must have one; empty for every message
     * @param bindingKeys patterns of which the routing key must match one; only on topics that filter by routing
     */
    public record Settings(
            NotifyStrategy strategy,
            NotifyContentFormat contentFormat,
            List<String> filterTags,
            List<String> bindingKeys) {}

    Subscription with(Settings newSettings, Instant now) {
        return new Subscription(subscriptionId, account, topicName, name, endpoint, newSettings, createTime, now);
    }
}
