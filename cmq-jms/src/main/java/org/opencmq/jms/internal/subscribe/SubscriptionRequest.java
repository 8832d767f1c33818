package org.opencmq.jms.internal.subscribe;

import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.internal.destination.CmqTopic;

/**
 * What a consumer of a topic asks for.
 *
 * @param topic the topic
 * @param name the name of the subscription; null for one without name
 * @param durable whether it outlives its consumers
 * @param shared whether it may have several consumers
 * @param selector as the application wrote it; null for none
 * @param noLocal whether messages of the same connection are left out
 */
public record SubscriptionRequest(
        CmqTopic topic,
        @Nullable String name,
        boolean durable,
        boolean shared,
        @Nullable String selector,
        boolean noLocal) {

    /** A subscription of one consumer that ends with it. */
    public static SubscriptionRequest nonDurable(CmqTopic topic, @Nullable String selector, boolean noLocal) {
        return new SubscriptionRequest(topic, null, false, false, selector, noLocal);
    }

    /** A durable subscription for one consumer at a time. */
    public static SubscriptionRequest durable(
            CmqTopic topic, @Nullable String name, @Nullable String selector, boolean noLocal) throws JMSException {
        return new SubscriptionRequest(topic, checked(name), true, false, selector, noLocal);
    }

    /** A subscription of any number of consumers that ends with the last one. */
    public static SubscriptionRequest shared(CmqTopic topic, @Nullable String name, @Nullable String selector)
            throws JMSException {
        return new SubscriptionRequest(topic, checked(name), false, true, selector, false);
    }

    /** A durable subscription for any number of consumers. */
    public static SubscriptionRequest sharedDurable(CmqTopic topic, @Nullable String name, @Nullable String selector)
            throws JMSException {
        return new SubscriptionRequest(topic, checked(name), true, true, selector, false);
    }

    private static String checked(@Nullable String name) throws JMSException {
        if (name == null || name.isEmpty()) {
            throw new JMSException("a subscription needs a name that is not empty");
        }
        return name;
    }
}
