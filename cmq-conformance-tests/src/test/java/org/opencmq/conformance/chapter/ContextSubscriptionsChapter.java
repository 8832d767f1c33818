package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Topic;
import org.junit.jupiter.api.Test;

/** The simplified API: subscriptions made by a context. */
public abstract class ContextSubscriptionsChapter extends Chapter {

    private JMSContext identified() {
        JMSContext context = context();
        context.setClientID(unique("client"));
        return context;
    }

    private static void expectBody(JMSConsumer consumer, String body) {
        assertThat(consumer.receiveBody(String.class, SOON)).isEqualTo(body);
    }

    @Test
    void aDurableSubscriptionKeepsMessages() {
        JMSContext context = identified();
        Topic topic = context.createTopic(unique("topic"));
        context.createDurableConsumer(topic, "name").close();
        context.createProducer().send(topic, "x");
        expectBody(context.createDurableConsumer(topic, "name"), "x");
    }

    @Test
    void aDurableSubscriptionNeedsAClientIdentifier() {
        JMSContext context = context();
        Topic topic = context.createTopic(unique("topic"));
        refused(IllegalStateRuntimeException.class, () -> context.createDurableConsumer(topic, "name"));
        refused(IllegalStateRuntimeException.class, () -> context.createDurableConsumer(topic, "name", null, true));
    }

    @Test
    void onlyOneConsumerOfADurableSubscriptionAtATime() {
        JMSContext context = identified();
        Topic topic = context.createTopic(unique("topic"));
        JMSConsumer consumer = context.createDurableConsumer(topic, "name");
        refused(JMSRuntimeException.class, () -> context.createDurableConsumer(topic, "name"));
        refused(JMSRuntimeException.class, () -> context.unsubscribe("name"));
        consumer.close();
        context.unsubscribe("name");
        refused(InvalidDestinationRuntimeException.class, () -> context.unsubscribe("name"));
    }

    @Test
    void noLocalHidesOwnMessages() {
        JMSContext context = identified();
        Topic topic = context.createTopic(unique("topic"));
        JMSConsumer plain = context.createConsumer(topic, null, true);
        JMSConsumer durable = context.createDurableConsumer(topic, "name", null, true);
        context.createProducer().send(topic, "own");
        context().createProducer().send(topic, "other");
        expectBody(plain, "other");
        expectBody(durable, "other");
        expectNothing(plain);
        expectNothing(durable);
    }

    @Test
    void selectorsApply() {
        JMSContext context = identified();
        Topic topic = context.createTopic(unique("topic"));
        JMSConsumer plain = context.createConsumer(topic, "n = 2");
        JMSConsumer durable = context.createDurableConsumer(topic, "name", "n = 2", false);
        JMSConsumer shared = context.createSharedConsumer(topic, unique("shared"), "n = 2");
        JMSConsumer sharedDurable = context.createSharedDurableConsumer(topic, unique("shared"), "n = 2");
        context.createProducer()
                .setProperty("n", 1)
                .send(topic, "1")
                .setProperty("n", 2)
                .send(topic, "2");
        for (JMSConsumer consumer : new JMSConsumer[] {plain, durable, shared, sharedDurable}) {
            expectBody(consumer, "2");
        }
    }

    @Test
    void twoContextsShareASubscription() {
        JMSContext first = context();
        JMSContext second = context();
        Topic topic = first.createTopic(unique("topic"));
        String name = unique("shared");
        JMSConsumer one = first.createSharedConsumer(topic, name);
        first.createProducer().send(topic, "1");
        expectBody(one, "1");
        JMSConsumer two = second.createSharedConsumer(topic, name);
        one.close();
        first.createProducer().send(topic, "2");
        expectBody(two, "2");
    }

    @Test
    void aSharedDurableSubscriptionOutlivesTheContext() {
        JMSContext first = context();
        String topicName = unique("topic");
        String name = unique("shared");
        first.createSharedDurableConsumer(first.createTopic(topicName), name).close();
        first.close();
        JMSContext second = context();
        Topic topic = second.createTopic(topicName);
        second.createProducer().send(topic, "x");
        JMSConsumer consumer = second.createSharedDurableConsumer(topic, name);
        expectBody(consumer, "x");
        consumer.close();
        second.unsubscribe(name);
    }

    @Test
    void anActiveSharedSubscriptionCannotChange() {
        JMSContext context = context();
        Topic topic = context.createTopic(unique("topic"));
        String name = unique("shared");
        context.createSharedConsumer(topic, name);
        context.createSharedDurableConsumer(topic, name);
        refused(JMSRuntimeException.class, () -> context.createSharedConsumer(topic, name, "a = 1"));
        refused(JMSRuntimeException.class, () -> context.createSharedDurableConsumer(topic, name, "a = 1"));
    }

    @Test
    void aTemporaryTopicCannotBeSubscribedDurably() {
        JMSContext context = identified();
        Topic topic = context.createTemporaryTopic();
        refused(InvalidDestinationRuntimeException.class, () -> context.createDurableConsumer(topic, "name"));
    }
}
