package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.ExceptionListener;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.InvalidSelectorRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import jakarta.jms.StreamMessage;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import org.junit.jupiter.api.Test;
import org.opencmq.conformance.Capability;
import org.opencmq.conformance.JudgeDiffers;

/** The simplified API: what a context is and does. */
public abstract class ContextsChapter extends Chapter {

    private static final int[] MODES = {
        JMSContext.AUTO_ACKNOWLEDGE,
        JMSContext.CLIENT_ACKNOWLEDGE,
        JMSContext.DUPS_OK_ACKNOWLEDGE,
        JMSContext.SESSION_TRANSACTED
    };

    @Test
    void contextsSayTheirMode() {
        try (JMSContext context = factory.createContext()) {
            assertThat(context.getSessionMode()).isEqualTo(JMSContext.AUTO_ACKNOWLEDGE);
            assertThat(context.getTransacted()).isFalse();
        }
        for (int mode : MODES) {
            JMSContext context = context(mode);
            assertThat(context.getSessionMode()).isEqualTo(mode);
            assertThat(context.getTransacted()).isEqualTo(mode == JMSContext.SESSION_TRANSACTED);
        }
    }

    @Test
    void anUnknownModeIsRefused() {
        refused(JMSRuntimeException.class, () -> factory.createContext(77));
        refused(JMSRuntimeException.class, () -> factory.createContext(-1));
        JMSContext context = context();
        refused(JMSRuntimeException.class, () -> context.createContext(77));
    }

    @Test
    void aContextMakesContextsOnItsConnection() {
        JMSContext context = context();
        for (int mode : MODES) {
            try (JMSContext second = context.createContext(mode)) {
                assertThat(second.getSessionMode()).isEqualTo(mode);
            }
        }
        Queue queue = context.createQueue(unique("queue"));
        context.createProducer().send(queue, "still open");
        assertThat(context.createConsumer(queue).receiveBody(String.class, SOON))
                .isEqualTo("still open");
    }

    @Test
    void theConnectionStaysUntilTheLastContextCloses() {
        JMSContext first = factory.createContext();
        try (JMSContext second = first.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            first.close();
            Queue queue = second.createQueue(unique("queue"));
            second.createProducer().send(queue, "x");
            assertThat(second.createConsumer(queue).receiveBody(String.class, SOON))
                    .isEqualTo("x");
        }
    }

    @Test
    void aContextMakesEveryKindOfMessage() throws Exception {
        JMSContext context = context();
        assertThat(context.createMessage()).isNotNull();
        assertThat(context.createTextMessage()).isInstanceOf(TextMessage.class);
        assertThat(context.createTextMessage("x").getText()).isEqualTo("x");
        assertThat(context.createBytesMessage()).isInstanceOf(BytesMessage.class);
        assertThat(context.createMapMessage()).isInstanceOf(MapMessage.class);
        assertThat(context.createStreamMessage()).isInstanceOf(StreamMessage.class);
        assertThat(context.createObjectMessage()).isInstanceOf(ObjectMessage.class);
        assertThat(context.createObjectMessage("x").getObject()).isEqualTo("x");
    }

    @Test
    void aConsumerStartsTheContext() {
        JMSContext context = context();
        assertThat(context.getAutoStart()).isTrue();
        Queue queue = context.createQueue(unique("queue"));
        context.createProducer().send(queue, "x");
        assertThat(context.createConsumer(queue).receiveBody(String.class, SOON))
                .isEqualTo("x");
    }

    @Test
    void withoutAutoStartNothingIsDeliveredBeforeStart() {
        JMSContext context = context();
        context.setAutoStart(false);
        assertThat(context.getAutoStart()).isFalse();
        Queue queue = context.createQueue(unique("queue"));
        context.createProducer().send(queue, "x");
        JMSConsumer consumer = context.createConsumer(queue);
        expectNothing(consumer);
        context.start();
        assertThat(consumer.receiveBody(String.class, SOON)).isEqualTo("x");
    }

    @Test
    void stopHoldsDeliveryBack() {
        JMSContext context = context();
        Queue queue = context.createQueue(unique("queue"));
        JMSConsumer consumer = context.createConsumer(queue);
        context.stop();
        context.createProducer().send(queue, "x");
        expectNothing(consumer);
        context.start();
        assertThat(consumer.receiveBody(String.class, SOON)).isEqualTo("x");
    }

    @Test
    void commitMakesSendsVisibleAndRollbackForgetsThem() {
        JMSContext context = context(JMSContext.SESSION_TRANSACTED);
        Queue queue = context.createQueue(unique("queue"));
        context.createProducer().send(queue, "lost");
        context.rollback();
        context.createProducer().send(queue, "kept");
        context.commit();
        JMSConsumer consumer = context().createConsumer(queue);
        assertThat(consumer.receiveBody(String.class, SOON)).isEqualTo("kept");
        expectNothing(consumer);
    }

    @Test
    void rollbackDeliversAgain() throws Exception {
        JMSContext context = context(JMSContext.SESSION_TRANSACTED);
        Queue queue = context.createQueue(unique("queue"));
        context().createProducer().send(queue, "x");
        JMSConsumer consumer = context.createConsumer(queue);
        assertThat(receive(consumer).getJMSRedelivered()).isFalse();
        context.rollback();
        assertThat(receive(consumer).getJMSRedelivered()).isTrue();
        context.commit();
    }

    @Test
    void commitAndRollbackAreForTransactedContexts() {
        JMSContext context = context();
        refused(IllegalStateRuntimeException.class, context::commit);
        refused(IllegalStateRuntimeException.class, context::rollback);
    }

    @Test
    void recoverIsForOtherContexts() {
        JMSContext context = context(JMSContext.SESSION_TRANSACTED);
        refused(IllegalStateRuntimeException.class, context::recover);
    }

    @Test
    void acknowledgeAcknowledgesAllOfTheContext() throws Exception {
        // given
        JMSContext context = context(JMSContext.CLIENT_ACKNOWLEDGE);
        Queue queue = context.createQueue(unique("queue"));
        context.createProducer().send(queue, "1").send(queue, "2").send(queue, "3");
        JMSConsumer consumer = context.createConsumer(queue);
        receive(consumer);
        receive(consumer);

        // when
        context.acknowledge();
        assertThat(receive(consumer).getJMSRedelivered()).isFalse();
        context.recover();

        // then
        Message again = receive(consumer);
        assertThat(again.getBody(String.class)).isEqualTo("3");
        assertThat(again.getJMSRedelivered()).isTrue();
        context.acknowledge();
    }

    @Test
    void acknowledgeMeansNothingInOtherModes() {
        context().acknowledge();
        context(JMSContext.DUPS_OK_ACKNOWLEDGE).acknowledge();
        context(JMSContext.SESSION_TRANSACTED).acknowledge();
    }

    @Test
    void aContextKeepsItsExceptionListener() {
        JMSContext context = context();
        ExceptionListener listener = exception -> {};
        context.setExceptionListener(listener);
        assertThat(context.getExceptionListener()).isSameAs(listener);
        context.setExceptionListener(null);
        assertThat(context.getExceptionListener()).isNull();
    }

    @Test
    void aContextKnowsTheMetadata() throws Exception {
        assertThat(context().getMetaData().getJMSMajorVersion()).isEqualTo(3);
        assertThat(list(context().getMetaData().getJMSXPropertyNames())).isNotEmpty();
    }

    @Test
    void aContextMakesTemporaryDestinations() throws Exception {
        JMSContext context = context();
        TemporaryQueue queue = context.createTemporaryQueue();
        context.createProducer().send(queue, "x");
        try (JMSConsumer consumer = context.createConsumer(queue)) {
            assertThat(consumer.receiveBody(String.class, SOON)).isEqualTo("x");
        }
        queue.delete();
        context.createTemporaryTopic().delete();
    }

    @Test
    void aContextBrowses() throws Exception {
        JMSContext context = context();
        Queue queue = context.createQueue(unique("queue"));
        context.createProducer().send(queue, "x");
        needs(Capability.QUEUE_BROWSER, Exception.class, () -> context.createBrowser(queue)
                .getEnumeration());
        assertThat(list(context.createBrowser(queue).getEnumeration())).hasSize(1);
        assertThat(list(context.createBrowser(queue, "JMSPriority = 9").getEnumeration()))
                .isEmpty();
    }

    @Test
    void noDestinationIsRefused() {
        JMSContext context = context();
        refused(InvalidDestinationRuntimeException.class, () -> context.createConsumer(null));
        refused(InvalidDestinationRuntimeException.class, () -> context.createConsumer(null, "a = 1"));
        refused(InvalidDestinationRuntimeException.class, () -> context.createConsumer(null, "a = 1", true));
        refused(InvalidDestinationRuntimeException.class, () -> context.createBrowser(null));
        refused(InvalidDestinationRuntimeException.class, () -> context.createSharedConsumer(null, "name"));
        refused(InvalidDestinationRuntimeException.class, () -> context.createSharedDurableConsumer(null, "name"));
        refused(InvalidDestinationRuntimeException.class, () -> context.unsubscribe("none"));
    }

    @Test
    void noDestinationIsRefusedForDurableConsumers() {
        JMSContext context = context();
        context.setClientID(unique("client"));
        refused(InvalidDestinationRuntimeException.class, () -> context.createDurableConsumer(null, "name"));
        refused(
                InvalidDestinationRuntimeException.class,
                () -> context.createDurableConsumer(null, "name", "a = 1", true));
    }

    @Test
    void brokenSelectorsAreRefused() {
        JMSContext context = context();
        context.setClientID(unique("client"));
        Queue queue = context.createQueue(unique("queue"));
        Topic topic = context.createTopic(unique("topic"));
        String broken = "= 1";
        refused(InvalidSelectorRuntimeException.class, () -> context.createConsumer(queue, broken));
        refused(InvalidSelectorRuntimeException.class, () -> context.createConsumer(topic, broken, true));
        refused(InvalidSelectorRuntimeException.class, () -> context.createBrowser(queue, broken));
        refused(InvalidSelectorRuntimeException.class, () -> context.createSharedConsumer(topic, "n", broken));
        refused(InvalidSelectorRuntimeException.class, () -> context.createSharedDurableConsumer(topic, "n", broken));
        refused(InvalidSelectorRuntimeException.class, () -> context.createDurableConsumer(topic, "n", broken, false));
    }

    @Test
    void closingTwiceIsHarmless() {
        JMSContext context = context();
        context.close();
        context.close();
    }

    @Test
    @JudgeDiffers("has no user at all, so it refuses none")
    void userNamesAreLookedAt() {
        refused(JMSRuntimeException.class, () -> {
            try (JMSContext context = factory.createContext("nobody", "wrong")) {
                context.createProducer().send(context.createQueue(unique("queue")), "x");
            }
        });
        refused(JMSException.class, () -> {
            try (var connection = factory.createConnection("nobody", "wrong")) {
                var session = connection.createSession();
                send(session, queue(session), "x");
            }
        });
    }

    @Test
    void aSecondListenerCanBeSetWhileTheFirstIsBeingCalled() throws Exception {
        JMSContext context = context();
        Queue one = context.createQueue(unique("queue"));
        Queue two = context.createQueue(unique("queue"));
        Recorded first = new Recorded();
        Recorded second = new Recorded();
        context.createConsumer(one).setMessageListener(first);
        context().createProducer().send(one, "1").send(two, "2");
        soon(first.messages);
        context.createConsumer(two).setMessageListener(second);
        assertThat(soon(second.messages).getBody(String.class)).isEqualTo("2");
    }
}
