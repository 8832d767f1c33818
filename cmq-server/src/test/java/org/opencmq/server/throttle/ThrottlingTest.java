package org.opencmq.server.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.action.BatchSendMessage;
import org.opencmq.protocol.action.DeleteMessage;
import org.opencmq.protocol.action.Done;
import org.opencmq.protocol.action.ListQueue;
import org.opencmq.protocol.action.MessageIds;
import org.opencmq.protocol.action.PublishMessage;
import org.opencmq.protocol.action.ReceiveMessage;
import org.opencmq.protocol.action.SendMessage;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.server.action.Binding;
import org.opencmq.server.action.Call;
import org.opencmq.server.config.Rates;

/** How much passes in a second. */
class ThrottlingTest {

    private final AtomicLong nanos = new AtomicLong();

    private <Q, R> Binding<?, ?> bounded(Rates rates, Action<Q, R> action, BiFunction<Call, Q, R> handler) {
        Binding<Q, R> binding = new Binding<>(
                action,
                (call, request) -> CompletableFuture.completedFuture(handler.apply(call, request)),
                CmqErrorCode.INTERNAL_ERROR);
        return Throttling.within(rates, nanos::get, List.of(binding)).get(0);
    }

    private static int ask(Binding<?, ?> binding, String account, String... parameters) {
        Parameters.Builder all = Parameters.builder();
        for (int i = 0; i < parameters.length; i += 2) {
            all.text(parameters[i], parameters[i + 1]);
        }
        return binding.reply(new Call(account), all.build())
                .toCompletableFuture()
                .join()
                .code()
                .code();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private Binding<?, ?> send(int rate) {
        return bounded(
                new Rates(rate, 0, 0),
                SendMessage.ACTION,
                (call, request) -> new SendMessage.Result(new MessageId("1")));
    }

    @Test
    void letsASecondsWorthOfMessagesIntoEachQueue() {
        // given
        Binding<?, ?> send = send(2);

        // when, then
        assertThat(ask(send, "1", "queueName", "orders", "msgBody", "x")).isZero();
        assertThat(ask(send, "1", "queueName", "ORDERS", "msgBody", "x")).isZero();
        assertThat(ask(send, "1", "queueName", "orders", "msgBody", "x")).isEqualTo(4420);
        assertThat(ask(send, "1", "queueName", "other", "msgBody", "x")).isZero();
        assertThat(ask(send, "2", "queueName", "orders", "msgBody", "x")).isZero();
        pass(Duration.ofMillis(499));
        assertThat(ask(send, "1", "queueName", "orders", "msgBody", "x")).isEqualTo(4420);
        pass(Duration.ofMillis(2));
        assertThat(ask(send, "1", "queueName", "orders", "msgBody", "x")).isZero();
    }

    @Test
    void countsTheSizeOfABatchAndLetsOneThroughThatIsLargerThanTheRate() {
        // given
        Binding<?, ?> batch = bounded(
                new Rates(2, 0, 0),
                BatchSendMessage.ACTION,
                (call, request) -> new MessageIds(List.of(new MessageId("1"))));
        String[] three = {"queueName", "orders", "msgBody.1", "x", "msgBody.2", "x", "msgBody.3", "x"};

        // when, then
        assertThat(ask(batch, "1", three)).isZero();
        pass(Duration.ofMillis(1_400));
        assertThat(ask(batch, "1", three)).isEqualTo(4420);
        pass(Duration.ofMillis(200));
        assertThat(ask(batch, "1", three)).isZero();
    }

    @Test
    void boundsPublishesOfATopic() {
        // given
        Binding<?, ?> publish = bounded(
                new Rates(1, 0, 0),
                PublishMessage.ACTION,
                (call, request) -> new PublishMessage.Result(new MessageId("1")));

        // when, then
        assertThat(ask(publish, "1", "topicName", "orders", "msgBody", "x")).isZero();
        assertThat(ask(publish, "1", "topicName", "orders", "msgBody", "x")).isEqualTo(4420);
    }

    @Test
    void chargesAReceiveOnlyForTheMessagesItGot() {
        // given
        Binding<?, ?> receive = bounded(
                new Rates(0, 1, 0),
                ReceiveMessage.ACTION,
                (call, request) -> new ReceiveMessage.Result(Optional.empty()));

        // when, then
        for (int i = 0; i < 10; i++) {
            assertThat(ask(receive, "1", "queueName", "orders")).isEqualTo(7000);
        }
    }

    @Test
    void boundsCallsAboutQueuesOfAnAccountAndNoDeletesOfMessages() {
        // given
        Rates rates = new Rates(0, 0, 1);
        Binding<?, ?> list = bounded(rates, ListQueue.ACTION, (call, request) -> new ListQueue.Result(0, List.of()));
        Binding<?, ?> delete = bounded(rates, DeleteMessage.ACTION, (call, request) -> new Done());

        // when, then
        assertThat(ask(list, "1")).isZero();
        assertThat(ask(list, "1")).isEqualTo(4480);
        assertThat(ask(list, "2")).isZero();
        assertThat(ask(delete, "1", "queueName", "orders", "receiptHandle", "1"))
                .isZero();
        assertThat(ask(delete, "1", "queueName", "orders", "receiptHandle", "1"))
                .isZero();
    }

    @Test
    void leavesActionsWithoutABoundAsTheyAre() {
        // given
        Binding<SendMessage, SendMessage.Result> binding = new Binding<>(
                SendMessage.ACTION,
                (call, request) -> CompletableFuture.completedFuture(new SendMessage.Result(new MessageId("1"))),
                CmqErrorCode.SEND_FAILED);

        // then
        assertThat(Throttling.within(new Rates(0, 1, 1), nanos::get, List.of(binding))
                        .get(0))
                .isSameAs(binding);
    }
}
