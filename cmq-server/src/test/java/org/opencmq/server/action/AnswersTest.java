package org.opencmq.server.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.server.config.Limits;
import org.opencmq.server.engine.Delivery;
import org.opencmq.server.engine.Engine.HandleOutcome.Status;
import org.opencmq.server.engine.QueueConfig;

/** What handlers make of the engine's good news, and what they ask it for. */
class AnswersTest {

    private static final Delivery DELIVERY = delivery("81064793292668937", "hello");

    private static Delivery delivery(String handle, String body) {
        return new Delivery(
                new MessageId("4503600290134961"),
                new ReceiptHandle(handle),
                body.getBytes(StandardCharsets.UTF_8),
                Instant.ofEpochSecond(1_700_000_100),
                Instant.ofEpochSecond(1_700_000_105),
                Instant.ofEpochSecond(1_700_000_135),
                1);
    }

    @Test
    void storesTheBodyInUtf8WithItsDelay() {
        // given
        Desk desk = new Desk();

        // when
        desk.ask("SendMessage", "queueName", "orders", "msgBody", "中文", "delaySeconds", 5);

        // then
        assertThat(desk.engine.stored).singleElement().satisfies(message -> {
            assertThat(new String(message.body(), StandardCharsets.UTF_8)).isEqualTo("中文");
            assertThat(message.delay()).isEqualTo(Duration.ofSeconds(5));
        });
        assertThat(desk.engine.asked).containsExactly("send");
        assertThat(desk.traffic.report().messagesIn()).isEqualTo(1);
    }

    @Test
    void answersAReceivedMessageWithItsSevenFields() {
        // given
        Desk desk = new Desk();
        desk.engine.deliveries = List.of(DELIVERY);

        // when
        String json = desk.json("ReceiveMessage", "queueName", "orders", "pollingWaitSeconds", 0);

        // then
        assertThat(json)
                .isEqualTo("{\"code\":0,\"message\":\"\",\"requestId\":\"1\",\"msgId\":\"4503600290134961\","
                        + "\"receiptHandle\":\"81064793292668937\",\"msgBody\":\"hello\",\"enqueueTime\":1700000100,"
                        + "\"firstDequeueTime\":1700000105,\"nextVisibleTime\":1700000135,\"dequeueCount\":1}");
    }

    @Test
    void waitsAsLongAsTheQueueSaysWhenTheRequestDoesNot() {
        // given
        Desk desk = new Desk();
        QueueConfig defaults = QueueConfig.DEFAULT;
        desk.engine.description = Optional.of(ScriptedEngine.describe(
                "orders",
                new QueueConfig(
                        defaults.maxMsgHeapNum(),
                        Duration.ofSeconds(7),
                        defaults.visibilityTimeout(),
                        defaults.maxMsgSize(),
                        defaults.msgRetention(),
                        defaults.rewind(),
                        Optional.empty(),
                        Optional.empty(),
                        false)));

        // when
        desk.ask("ReceiveMessage", "queueName", "orders");

        // then
        assertThat(desk.engine.received.orElseThrow().pollingWait()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void givesBackWhatCouldNotBeDelivered() {
        // given
        Desk desk = new Desk();
        desk.engine.deliveries = List.of(DELIVERY, delivery("2", "second"));
        desk.ask("BatchReceiveMessage", "queueName", "orders", "numOfMsg", 16);

        // when
        desk.call.undelivered();

        // then
        assertThat(desk.engine.givenBack)
                .containsExactly(new ReceiptHandle("81064793292668937"), new ReceiptHandle("2"));
    }

    @Test
    void givesBackWhatMakesTheAnswerTooLarge() {
        // given
        Desk desk = new Desk(true, Limits.STRICT.change().answerBytes(10).build());
        desk.engine.deliveries = List.of(delivery("1", "123456"), delivery("2", "1234"), delivery("3", "1"));

        // when
        desk.ask("BatchReceiveMessage", "queueName", "orders", "numOfMsg", 16);

        // then
        assertThat(desk.engine.givenBack).containsExactly(new ReceiptHandle("3"));
        assertThat(desk.traffic.report().messagesOut()).isEqualTo(2);
    }

    @Test
    void ignoresExtensionParametersWithoutExtensions() {
        // given
        Desk desk = new Desk(false, Limits.STRICT);

        // when
        desk.ask(
                "BatchReceiveMessage",
                "queueName",
                "orders",
                "numOfMsg",
                16,
                "visibilityTimeout",
                99_999,
                "selector",
                "a = 1");

        // then
        assertThat(desk.engine.received.orElseThrow().visibilityTimeout()).isEmpty();
        assertThat(desk.engine.received.orElseThrow().selector()).isEmpty();
        assertThat(desk.ask("BatchReceiveMessage", "queueName", "orders", "numOfMsg", 17)
                        .code())
                .isEqualTo(4000);
    }

    @Test
    void listsOnlyTheHandlesThatFailed() {
        // given
        Desk desk = new Desk();
        desk.engine.byHandle = handle -> handle.value().equals("2") ? Status.STALE : Status.DONE;

        // when
        String json =
                desk.json("BatchDeleteMessage", "queueName", "orders", "receiptHandle.1", "1", "receiptHandle.2", "2");

        // then
        assertThat(json)
                .isEqualTo("{\"code\":6010,\"message\":\"(10150)delete message partially failed\",\"requestId\":\"1\","
                        + "\"errorList\":[{\"code\":4430,\"message\":\"(10260)receipt handle is invalid\","
                        + "\"receiptHandle\":\"2\"}]}");
    }

    @Test
    void tellsAllNumbersOfAQueue() {
        assertThat(new Desk().json("GetQueueAttributes", "queueName", "orders"))
                .contains(
                        "\"maxMsgHeapNum\":100000000",
                        "\"pollingWaitSeconds\":0",
                        "\"visibilityTimeout\":30",
                        "\"maxMsgSize\":65536",
                        "\"msgRetentionSeconds\":345600",
                        "\"rewindSeconds\":0",
                        "\"activeMsgNum\":3",
                        "\"inactiveMsgNum\":2",
                        "\"delayMsgNum\":1",
                        "\"rewindMsgNum\":4",
                        "\"rewindmsgNum\":4",
                        "\"createTime\":1700000000",
                        "\"lastModifyTime\":1700000001",
                        "\"minMsgTime\":1700000002",
                        "\"createUin\":1000");
    }

    @Test
    void changesOnlyWhatIsSaid() {
        // given
        Desk desk = new Desk();

        // when
        desk.ask("SetQueueAttributes", "queueName", "orders", "pollingWaitSeconds", 20);

        // then
        assertThat(desk.engine.configs).singleElement().satisfies(config -> {
            assertThat(config.pollingWait()).isEqualTo(Duration.ofSeconds(20));
            assertThat(config.visibilityTimeout()).isEqualTo(QueueConfig.DEFAULT.visibilityTimeout());
        });
    }

    @Test
    void carriesARepeatedTransactionOutOnce() throws Exception {
        // given
        Desk desk = new Desk();
        ActionTable table = desk.table();
        org.opencmq.protocol.Parameters parameters = org.opencmq.protocol.Parameters.builder()
                .text("transactionId", "t-1")
                .text("send.1.queueName", "orders")
                .text("send.1.msgBody", "x")
                .build();

        // when
        Reply first = table.find("CommitTransaction")
                .reply(desk.call, parameters)
                .toCompletableFuture()
                .get();
        Reply second = table.find("CommitTransaction")
                .reply(desk.call, parameters)
                .toCompletableFuture()
                .get();

        // then
        assertThat(desk.engine.asked).containsExactly("committed", "commit", "committed");
        assertThat(second.json("1", java.util.OptionalLong.empty()))
                .isEqualTo(first.json("1", java.util.OptionalLong.empty()));
    }
}
