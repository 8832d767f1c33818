package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.ReceiptHandle;

/** What each entry is told when not all goes well. */
@SuppressWarnings("FutureReturnValueIgnored") // many entries only fill the pipeline
class PipelineOutcomesTest extends PipelineFixture {

    @Test
    void failsOnlyTheMessageThatIsRefused() {
        // given a service that refuses a batch with an empty message as a whole
        reply = call -> {
            List<String> bodies = bodies(call);
            requests.add(bodies);
            if (bodies.contains("bad")) {
                return ScriptedExchange.refused(4000, "(10120)message body can't be empty")
                        .json(call);
            }
            return stored(call, bodies);
        };
        var pipeline = sends(PipelineLimits.DEFAULT);
        pipeline.submit(message("first", 1));

        // when
        List<CompletableFuture<MessageId>> sent = IntStream.range(0, 8)
                .mapToObj(i -> pipeline.submit(message(i == 5 ? "bad" : "m" + i, 1)))
                .toList();
        runWorkers();

        // then
        for (int i = 0; i < 8; i++) {
            if (i == 5) {
                assertThatThrownBy(sent.get(i)::join).hasCauseInstanceOf(CmqRefusedException.class);
            } else {
                assertThat(sent.get(i)).isCompletedWithValue(new MessageId("id-m" + i));
            }
        }
        assertThat(requests.stream().filter(request -> request.size() == 8)).hasSize(1);
    }

    @Test
    void failsAllOfABatchWhoseQueueIsMissing() {
        // given
        reply = ScriptedExchange.refused(4440, "(10100)queue is not existed, or deleted");
        var pipeline = sends(PipelineLimits.DEFAULT);

        // when
        List<CompletableFuture<MessageId>> sent = IntStream.range(0, 5)
                .mapToObj(i -> pipeline.submit(message("m" + i, 1)))
                .toList();
        runWorkers();

        // then
        assertThat(sent).allSatisfy(one -> assertThat(one).isCompletedExceptionally());
    }

    @Test
    void failsWhatWaitsWhenAbandoned() {
        // given
        var pipeline = sends(PipelineLimits.DEFAULT);
        CompletableFuture<MessageId> inFlight = pipeline.submit(message("a", 1));
        CompletableFuture<MessageId> waiting = pipeline.submit(message("b", 1));

        // when
        pipeline.abandon();
        runWorkers();

        // then
        assertThat(inFlight).isCompletedWithValue(new MessageId("id-a"));
        assertThat(waiting).isCompletedExceptionally();
        assertThat(pipeline.submit(message("c", 1))).isCompletedExceptionally();
    }

    @Test
    void tellsAFaultOfItsOwnToEveryEntry() {
        // given
        reply = call -> {
            throw new IllegalStateException("a defect");
        };
        var pipeline = sends(PipelineLimits.DEFAULT);

        // when
        CompletableFuture<MessageId> sent = pipeline.submit(message("a", 1));
        runWorkers();

        // then
        assertThat(sent).isCompletedExceptionally();
        assertThat(pipeline.idle()).isCompleted();
    }

    @Test
    void refusesMoreThanItMayHold() {
        // given
        var pipeline = sends(new PipelineLimits(1, 2, 1024));
        pipeline.submit(message("a", 1));
        pipeline.submit(message("b", 1));

        // when
        CompletableFuture<MessageId> third = pipeline.submit(message("c", 1));

        // then
        assertThat(third)
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withMessageContaining("the limit is 2 entries");
        runWorkers();
        assertThat(pipeline.submit(message("d", 1))).isNotCompletedExceptionally();
    }

    @Test
    void givesEachDeletionItsOwnOutcome() {
        // given
        reply = call -> {
            if (call.action().equals("DeleteMessage")) {
                boolean second = call.parameters().text("receiptHandle").equals(Optional.of("h3"));
                return second ? "{\"code\":0}" : "{\"code\":4430,\"message\":\"(10260)receipt handle is invalid\"}";
            }
            return """
                    {"code":6010,"message":"(10150)delete message partially failed","requestId":"1","errorList":[
                     {"code":4430,"message":"(10260)receipt handle is invalid","receiptHandle":"h2"},
                     {"code":6000,"message":"(10140)delete message failed","receiptHandle":"h3"},
                     {"code":4000,"message":"(10470)receiptHandle error","receiptHandle":"h4"}]}""";
        };
        var pipeline =
                new Pipeline<>(new DeleteFreight(Given.ORDERS, carrier()), PipelineLimits.DEFAULT, workers::add, rest);

        // when
        List<CompletableFuture<DeleteOutcome>> deleted = IntStream.range(0, 5)
                .mapToObj(i -> pipeline.submit(new ReceiptHandle("h" + i)))
                .toList();
        runWorkers();

        // then
        assertThat(deleted.get(0)).isCompletedWithValue(DeleteOutcome.STALE);
        assertThat(deleted.get(1)).isCompletedWithValue(DeleteOutcome.DELETED);
        assertThat(deleted.get(2)).isCompletedWithValue(DeleteOutcome.STALE);
        assertThat(deleted.get(3)).isCompletedWithValue(DeleteOutcome.DELETED);
        assertThat(deleted.get(4)).isCompletedExceptionally();
    }
}
