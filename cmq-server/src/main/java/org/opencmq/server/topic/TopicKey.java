package org.opencmq.server.topic;

import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.TopicName;

/**
 * Which topic: names belong to an account, and two names that differ only in case are the same topic.
 *
 * @param account the owning account
 * @param name the name as the caller spelled it
 */
public record TopicKey(String account, TopicName name) {

    static final String TOPICS = "topic/";
    static final String SUBSCRIPTIONS = "subscription/";

    /** Which subscriptions deliver to a queue: {@code endpoint/ACCOUNT/QUEUE/SUBSCRIPTION-ID}, holding a record's key. */
    static final String ENDPOINTS = "endpoint/";

    /** The key of the topic's record, equal for every spelling of one topic. */
    String recordKey() {
        return TOPICS + account + '/' + name.key();
    }

    /** What the record keys of the topic's subscriptions begin with. */
    String subscriptionPrefix() {
        return SUBSCRIPTIONS + account + '/' + name.key() + '/';
    }

    String subscriptionKey(SubscriptionName subscription) {
        return subscriptionPrefix() + subscription.key();
    }
}
