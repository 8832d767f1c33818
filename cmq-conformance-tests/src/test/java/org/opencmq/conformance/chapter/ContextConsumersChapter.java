package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.opencmq.conformance.JudgeDiffers;

/** The simplified API: JMSConsumer. */
public abstract class ContextConsumersChapter extends Chapter {

    @Test
    void everyKindOfBodyCanBeReceived() {
        // given
        JMSContext context = context();
        Queue queue = context.createQueue(unique("queue"));
        JMSConsumer consumer = context.createConsumer(queue);

        // when
        context.createProducer()
                .send(queue, "text")
                .send(queue, new byte[] {1, 2})
                .send(queue, Map.of("one", 1L))
                .send(queue, (Serializable) new ArrayList<>(List.of("a")));

        // then
        assertThat(consumer.receiveBody(String.class, SOON)).isEqualTo("text");
        assertThat(consumer.receiveBody(byte[].class, SOON)).containsExactly(1, 2);
        assertThat((Object) consumer.receiveBody(Map.class, SOON)).isEqualTo(Map.of("one", 1L));
        assertThat(consumer.receiveBody(Serializable.class, SOON)).isEqualTo(List.of("a"));
    }

    @Test
    void waitingForABodyEndsWithNull() {
        JMSContext context = context();
        JMSConsumer consumer = context.createConsumer(context.createQueue(unique("queue")));
        assertThat(consumer.receiveBody(String.class, BRIEFLY)).isNull();
        assertThat(consumer.receiveBodyNoWait(String.class)).isNull();
        assertThat(consumer.receiveNoWait()).isNull();
        assertThat(consumer.receive(BRIEFLY)).isNull();
    }

    @Test
    void aBodyIsWaitedFor() {
        JMSContext context = context();
        Queue queue = context.createQueue(unique("queue"));
        JMSConsumer consumer = context.createConsumer(queue);
        context().createProducer().send(queue, "1").send(queue, "2");
        assertThat(consumer.receiveBody(String.class)).isEqualTo("1");
        assertThat(consumer.receive()).isNotNull();
    }

    @Test
    @JudgeDiffers("loses the message")
    void aBodyOfAnotherTypeFailsAndTheMessageStays() {
        JMSContext context = context();
        Queue queue = context.createQueue(unique("queue"));
        JMSConsumer consumer = context.createConsumer(queue);
        context.createProducer().send(queue, "text");
        refused(MessageFormatRuntimeException.class, () -> consumer.receiveBody(byte[].class, SOON));
        assertThat(consumer.receiveBody(String.class, SOON)).isEqualTo("text");
    }

    @Test
    void messagesWithoutABodyCannotBeReceivedAsBodies() {
        JMSContext context = context(JMSContext.CLIENT_ACKNOWLEDGE);
        Queue queue = context.createQueue(unique("queue"));
        JMSConsumer consumer = context.createConsumer(queue);
        context.createProducer().send(queue, context.createMessage());
        refused(MessageFormatRuntimeException.class, () -> consumer.receiveBody(String.class, SOON));
    }

    @Test
    @JudgeDiffers("gives the stream's bytes or fails otherwise")
    void streamsCannotBeReceivedAsBodies() {
        JMSContext context = context();
        Queue queue = context.createQueue(unique("queue"));
        JMSConsumer consumer = context.createConsumer(queue);
        context.createProducer().send(queue, context.createStreamMessage());
        refused(MessageFormatRuntimeException.class, () -> consumer.receiveBody(Object.class, SOON));
    }

    @Test
    void aListenerIsCalled() throws Exception {
        JMSContext context = context();
        Queue queue = context.createQueue(unique("queue"));
        JMSConsumer consumer = context.createConsumer(queue);
        Recorded recorded = new Recorded();
        assertThat(consumer.getMessageListener()).isNull();
        consumer.setMessageListener(recorded);
        assertThat(consumer.getMessageListener()).isNotNull();
        context().createProducer().send(queue, "x");
        assertThat(soon(recorded.messages).getBody(String.class)).isEqualTo("x");
    }

    @Test
    @JudgeDiffers("gives its own wrapper")
    void aConsumerSaysItsListener() {
        JMSContext context = context();
        JMSConsumer consumer = context.createConsumer(context.createQueue(unique("queue")));
        Recorded recorded = new Recorded();
        consumer.setMessageListener(recorded);
        assertThat(consumer.getMessageListener()).isSameAs(recorded);
        consumer.setMessageListener(null);
        assertThat(consumer.getMessageListener()).isNull();
    }

    @Test
    void receivingFromAConsumerWithAListenerFails() {
        JMSContext context = context();
        JMSConsumer consumer = context.createConsumer(context.createQueue(unique("queue")));
        consumer.setMessageListener(new Recorded());
        refused(IllegalStateRuntimeException.class, consumer::receive);
        refused(IllegalStateRuntimeException.class, () -> consumer.receive(1));
        refused(IllegalStateRuntimeException.class, consumer::receiveNoWait);
        refused(IllegalStateRuntimeException.class, () -> consumer.receiveBody(String.class));
        refused(IllegalStateRuntimeException.class, () -> consumer.receiveBody(String.class, 1));
        refused(IllegalStateRuntimeException.class, () -> consumer.receiveBodyNoWait(String.class));
    }

    @Test
    void aConsumerSaysItsSelector() {
        JMSContext context = context();
        Topic topic = context.createTopic(unique("topic"));
        assertThat(context.createConsumer(topic, "a = 1").getMessageSelector()).isEqualTo("a = 1");
        assertThat(context.createConsumer(topic).getMessageSelector()).isNull();
        assertThat(context.createConsumer(topic, "").getMessageSelector()).isNullOrEmpty();
    }

    @Test
    void closingTheContextEndsABlockedReceive() throws Exception {
        JMSContext context = context();
        JMSConsumer consumer = context.createConsumer(context.createQueue(unique("queue")));
        CompletableFuture<Object> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> result.complete(String.valueOf(consumer.receive())), "receiver");
        thread.setDaemon(true);
        thread.start();
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() ->
                        thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
        context.close();
        assertThat(result.get(SOON, TimeUnit.MILLISECONDS)).isEqualTo("null");
    }

    @Test
    void aConsumerClosesItselfAfterABlock() {
        JMSContext context = context();
        JMSConsumer kept;
        try (JMSConsumer consumer = context.createConsumer(context.createQueue(unique("queue")))) {
            kept = consumer;
        }
        refused(IllegalStateRuntimeException.class, () -> kept.receive(1));
        kept.close();
    }

    @Test
    void aMessageWhoseBodyDidNotFitWasReceivedAllTheSameWhereAcknowledgingIsTheApplications() throws Exception {
        for (int mode : new int[] {JMSContext.CLIENT_ACKNOWLEDGE, JMSContext.SESSION_TRANSACTED}) {
            // given
            JMSContext context = context(mode);
            Queue queue = context.createQueue(unique("queue"));
            JMSConsumer consumer = context.createConsumer(queue);
            context().createProducer().send(queue, "1").send(queue, "2");

            // when
            refused(MessageFormatRuntimeException.class, () -> consumer.receiveBody(byte[].class, SOON));

            // then
            assertThat(consumer.receiveBody(String.class, SOON)).isEqualTo("2");
            if (mode == JMSContext.CLIENT_ACKNOWLEDGE) {
                context.recover();
            } else {
                context.rollback();
            }
            Message again = receive(consumer);
            assertThat(again.getBody(String.class)).isEqualTo("1");
            assertThat(again.getJMSRedelivered()).isTrue();
            assertThat(again.getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
        }
    }

    @Test
    @JudgeDiffers("loses the message")
    void aMessageWhoseBodyDidNotFitIsAFirstDeliveryTheNextTime() throws Exception {
        JMSContext context = context();
        Queue queue = context.createQueue(unique("queue"));
        JMSConsumer consumer = context.createConsumer(queue);
        context().createProducer().send(queue, "1").send(queue, "2");
        for (int i = 0; i < 3; i++) {
            refused(MessageFormatRuntimeException.class, () -> consumer.receiveBody(byte[].class, SOON));
            refused(MessageFormatRuntimeException.class, () -> consumer.receiveBodyNoWait(Map.class));
        }
        Message message = receive(consumer);
        assertThat(message.getBody(String.class)).isEqualTo("1");
        assertThat(message.getJMSRedelivered()).isFalse();
        assertThat(message.getIntProperty("JMSXDeliveryCount")).isEqualTo(1);
        assertThat(consumer.receiveBody(String.class, SOON)).isEqualTo("2");
    }
}
