package org.opencmq.server.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.action.TraceStep;
import org.opencmq.server.CmqServer;
import org.opencmq.server.SignedCaller;

/** A message's life as its owner can ask for it. */
class MessageTraceIT {

    private final CmqServer server =
            CmqServer.builder().allowPushTo("127.0.0.0/8").start();
    private final SignedCaller caller = new SignedCaller(server);

    @AfterEach
    void close() {
        server.close();
    }

    private List<TraceStep> trace(Object... parameters) throws MalformedAnswer {
        return caller.call("QueryMessageTrace", parameters).fields().objects("traceList", TraceStep::read);
    }

    private static String msgId(Answer answer) throws MalformedAnswer {
        return answer.fields().text("msgId");
    }

    @Test
    void tellsTheStepsOfAMessageInATracedQueueAndNothingOfOthers() throws Exception {
        // given
        caller.call("CreateQueue", "queueName", "quiet");
        caller.call("CreateQueue", "queueName", "orders", "loggingEnabled", "1");
        caller.call("SendMessage", "queueName", "quiet", "msgBody", "x");

        // when
        String id = msgId(caller.call("SendMessage", "queueName", "orders", "msgBody", "x"));
        Answer received = caller.call("ReceiveMessage", "queueName", "orders");
        caller.call(
                "DeleteMessage",
                "queueName",
                "orders",
                "receiptHandle",
                received.fields().text("receiptHandle"));

        // then
        assertThat(trace("msgId", id)).extracting(TraceStep::step).containsExactly("sent", "received", "deleted");
        assertThat(trace("queueName", "quiet")).isEmpty();
        assertThat(trace("limit", 1)).extracting(TraceStep::step).containsExactly("sent");
        assertThat(caller.call("QueryMessageTrace", "limit", 1_001).code()).isEqualTo(4000);
        assertThat(caller.call("DescribeCapabilities").fields().texts("capabilities"))
                .contains("QueryMessageTrace");
    }

    @Test
    void followsAPublishedMessageToItsSubscriptions() throws Exception {
        // given
        caller.call("CreateQueue", "queueName", "orders");
        caller.call("CreateTopic", "topicName", "news", "loggingEnabled", "1");
        subscribe("reader", "queue", "orders");
        subscribe("web", "http", "http://127.0.0.1:1/nobody");

        // when
        String id = msgId(caller.call("PublishMessage", "topicName", "news", "msgBody", "x"));

        // then
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(trace("msgId", id, "topicName", "news"))
                .extracting(step -> step.step() + " "
                        + step.subscriptionName().map(Object::toString).orElse("-"))
                .startsWith("published -")
                .contains("pushed reader", "push-failed web")); // in either order: each goes its own way
        assertThat(trace("msgId", id))
                .filteredOn(step -> step.step().equals("pushed"))
                .singleElement()
                .extracting(TraceStep::detail)
                .isEqualTo("stored as " + msgId(caller.call("ReceiveMessage", "queueName", "orders"))
                        + " in queue orders");
        await().atMost(Duration.ofMinutes(1)).until(() -> server.requests().pushesFailed() > 0);
    }

    private void subscribe(String name, String protocol, String endpoint) {
        Answer answer = caller.call(
                "Subscribe",
                "topicName",
                "news",
                "subscriptionName",
                name,
                "protocol",
                protocol,
                "endpoint",
                endpoint,
                "notifyStrategy",
                "EXPONENTIAL_DECAY_RETRY",
                "notifyContentFormat",
                "SIMPLIFIED");
        assertThat(answer.message()).isEmpty();
    }
}
