package org.opencmq.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencmq.jms.QueueBehaviour.PATIENCE;
import static org.opencmq.jms.QueueBehaviour.send;

import jakarta.jms.MessageFormatException;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.opencmq.client.Cancellation;
import org.opencmq.client.CmqClient;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.action.QueueAttributes;

/** What options say about names, new queues and formats, as the service sees it. */
class DestinationSettingsIT extends ServerFixture {

    private CmqClient client() throws Exception {
        return closing(CmqClient.open(factory.clientSettings()));
    }

    @Test
    void putsThePrefixBeforeNamesOnce() throws Exception {
        // given
        factory.setOption("destination.prefix", "dev-");
        Session session = started().createSession();

        // when
        Queue queue = session.createQueue("orders");
        send(session, queue, "hello");

        // then
        assertThat(queue.getQueueName()).isEqualTo("dev-orders");
        assertThat(session.createQueue(queue.getQueueName())).isEqualTo(queue);
        assertThat(session.createTopic("news").getTopicName()).isEqualTo("dev-news");
        assertThat(client().control().queueAttributes(new QueueName("dev-orders")))
                .isNotNull();
    }

    @Test
    void makesMissingQueuesAsTheSettingsSayWithTheirDeadLetterQueue() throws Exception {
        // given
        factory.setOption("destination.prefix", "dev-");
        factory.setOption("newQueue.visibilityTimeout", "45s");
        factory.setOption("newQueue.retention", "2h");
        factory.setOption("newQueue.maxMessageBytes", "2048");
        factory.setOption("newQueue.deadLetterQueue", "dead");
        factory.setOption("newQueue.deadLetterAfter", "3");
        Session session = started().createSession();

        // when
        send(session, session.createQueue("orders"), "hello");
        send(session, session.createQueue("dead"), "made already");

        // then
        QueueAttributes orders = client().control().queueAttributes(new QueueName("dev-orders"));
        assertThat(orders.settings().visibilityTimeout()).contains(Duration.ofSeconds(45));
        assertThat(orders.settings().msgRetention()).contains(Duration.ofHours(2));
        assertThat(orders.settings().maxMsgSize()).isEqualTo(OptionalInt.of(2048));
        assertThat(orders.settings().deadLetter().deadLetterQueueName()).contains(new QueueName("dev-dead"));
        assertThat(orders.settings().deadLetter().maxReceiveCount()).isEqualTo(OptionalInt.of(3));
        assertThat(client().control()
                        .queueAttributes(new QueueName("dev-dead"))
                        .settings()
                        .deadLetter()
                        .deadLetterQueueName())
                .isEmpty();
    }

    @Test
    void sendsBareTextWhereTheSettingsSaySo() throws Exception {
        // given
        factory.setOption("message.raw", "plain, other");
        Session session = started().createSession();

        // when
        send(session, session.createQueue("plain"), "just this");
        send(session, session.createQueue("rich"), "with headers");

        // then
        assertThat(received("plain")).isEqualTo("just this");
        assertThat(received("rich")).contains("with headers").startsWith("{");
        assertThatThrownBy(() ->
                        session.createProducer(session.createQueue("plain")).send(session.createMapMessage()))
                .isInstanceOf(MessageFormatException.class);

        // and
        send(session, session.createQueue("other"), "read back");
        TextMessage back = (TextMessage)
                session.createConsumer(session.createQueue("other")).receive(PATIENCE);
        assertThat(back.getText()).isEqualTo("read back");
    }

    private String received(String queue) throws Exception {
        return client().receive(new QueueName(queue), 1, Duration.ofSeconds(5), new Cancellation())
                .get(0)
                .msgBody();
    }
}
