package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.ReceiptHandle;

/** Pipelines whose workers run only when the test says so, one request at a time: no thread, no clock. */
@SuppressWarnings("FutureReturnValueIgnored") // many entries only fill the pipeline
class PipelineTest {

    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final ArrayDeque<Runnable> workers = new ArrayDeque<>();
    private final ArrayDeque<Runnable> rests = new ArrayDeque<>();
    private final ArrayDeque<Runnable> moments = new ArrayDeque<>();
    private final Rest rest = new ScriptedRest();
    private final List<List<String>> requests = new ArrayList<>();
    private ScriptedExchange.Reply reply = this::accept;
    private BatchLimits offered = BatchLimits.PLAIN;

    @Test
    void sendsALoneMessageAtOnce() {
        // given
        var pipeline = sends(PipelineLimits.DEFAULT);

        // when
        CompletableFuture<MessageId> sent = pipeline.submit(message("a", 1));
        runWorkers();

        // then
        assertThat(sent).isCompletedWithValue(new MessageId("id-a"));
        assertThat(requests).containsExactly(List.of("a"));
    }

    @Test
    void sendsAloneOnTheCallersThreadWhenItWaits() throws CmqException {
        // given
        var pipeline = sends(PipelineLimits.DEFAULT);

        // when
        MessageId sent = pipeline.submitAndWait(message("a", 1));

        // then
        assertThat(sent).isEqualTo(new MessageId("id-a"));
        assertThat(workers).isEmpty();
    }

    @Test
    void gathersWhileARequestIsInFlight() {
        // given
        var pipeline = sends(PipelineLimits.DEFAULT);

        // when
        List<CompletableFuture<MessageId>> sent = IntStream.range(0, 20)
                .mapToObj(i -> pipeline.submit(message("m" + i, 1)))
                .toList();
        runWorkers();

        // then
        assertThat(requests).extracting(List::size).containsExactly(1, 16, 3);
        assertThat(requests.stream().flatMap(List::stream))
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "m" + i).toList());
        for (int i = 0; i < 20; i++) {
            assertThat(sent.get(i)).isCompletedWithValue(new MessageId("id-m" + i));
        }
    }

    @Test
    void startsASecondRequestOnlyForAFullBatchOfOtherKeys() {
        // given one request in flight
        var pipeline = sends(PipelineLimits.DEFAULT);
        pipeline.submit(message("first", 0));

        // when
        IntStream.range(0, 15).forEach(i -> pipeline.submit(message("m" + i, 1 + i)));
        int beforeFull = workers.size();
        pipeline.submit(message("m15", 100));

        // then
        assertThat(beforeFull).isEqualTo(1);
        assertThat(workers).hasSize(2);
        runWorkers();
        assertThat(requests).extracting(List::size).containsExactly(1, 16);
    }

    @Test
    void neverHasOneKeyInTwoRequests() {
        // given one request in flight for key 0
        var pipeline = sends(PipelineLimits.DEFAULT);
        pipeline.submit(message("first", 0));

        // when
        IntStream.range(0, 100).forEach(i -> pipeline.submit(message("m" + i, 0)));

        // then
        assertThat(workers).hasSize(1);
    }

    @Test
    void neverExceedsTheParallelRequests() {
        // given
        var pipeline = sends(new PipelineLimits(2, 1000, 1 << 20));

        // when
        IntStream.range(0, 200).forEach(i -> pipeline.submit(message("m" + i, i)));

        // then
        assertThat(workers).hasSize(2);
        runWorkers();
        assertThat(requests.stream().flatMap(List::stream)).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void keepsMessagesOfDifferentDelaysApartAndInOrder() {
        // given
        var pipeline = sends(PipelineLimits.DEFAULT);
        pipeline.submit(message("first", 1));

        // when
        for (int i = 0; i < 6; i++) {
            pipeline.submit(new OutgoingMessage("m" + i, Duration.ofSeconds(i / 2), (Object) 1));
        }
        runWorkers();

        // then
        assertThat(requests)
                .containsExactly(List.of("first"), List.of("m0", "m1"), List.of("m2", "m3"), List.of("m4", "m5"));
    }

    @Test
    void keepsABatchUnderTheByteLimit() {
        // given
        var pipeline = sends(PipelineLimits.DEFAULT);
        pipeline.submit(message("first", 1));
        String half = "x".repeat(500_000);

        // when
        IntStream.range(0, 4).forEach(i -> pipeline.submit(message(half, 1)));
        pipeline.submit(message("&".repeat(400_000), 1));
        pipeline.submit(message("tail", 1));
        runWorkers();

        // then the message that grows threefold in the form goes alone
        assertThat(requests).extracting(List::size).containsExactly(1, 2, 2, 1, 1);
    }

    @Test
    void usesLargerBatchesWhereTheServiceTakesThem() {
        // given
        offered = new BatchLimits(256, 1 << 20, false);
        var pipeline = sends(PipelineLimits.DEFAULT);

        // when
        IntStream.range(0, 300).forEach(i -> pipeline.submit(message("m" + i, 1)));
        runWorkers();

        // then
        assertThat(requests).extracting(List::size).containsExactly(1, 256, 43);
    }

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
    void isIdleWhenAllHaveTheirOutcome() {
        // given
        var pipeline = sends(PipelineLimits.DEFAULT);
        assertThat(pipeline.idle()).isCompleted();
        pipeline.submit(message("a", 1));
        pipeline.submit(message("b", 1));

        // when
        CompletableFuture<Void> idle = pipeline.idle();
        boolean before = idle.isDone();
        runWorkers();

        // then
        assertThat(before).isFalse();
        assertThat(idle).isCompletedWithValue(null);
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

    @Test
    void letsRestWhatNobodyWaitsForUntilItsTimeIsOver() {
        // given
        var pipeline = sends(PipelineLimits.DEFAULT);

        // when
        pipeline.submitPatiently(message("a", 1), PATIENCE);
        CompletableFuture<MessageId> last = pipeline.submitPatiently(message("b", 2), PATIENCE);
        runWorkers();

        // then
        assertThat(requests).isEmpty();
        assertThat(rests).hasSize(1);

        // when
        rests.remove().run();
        runWorkers();

        // then
        assertThat(requests).containsExactly(List.of("a", "b"));
        assertThat(last).isCompleted();
    }

    @Test
    void restsAgainAfterEachGathering() {
        // given
        var pipeline = sends(PipelineLimits.DEFAULT);
        pipeline.submitPatiently(message("a", 1), PATIENCE);
        rests.remove().run();
        pipeline.submitPatiently(message("b", 2), PATIENCE);

        // when
        runWorkers();

        // then
        assertThat(requests).containsExactly(List.of("a"));
        rests.remove().run();
        runWorkers();
        assertThat(requests).containsExactly(List.of("a"), List.of("b"));
        assertThat(rests).isEmpty();
    }

    @Test
    void takesAlongWhatRestsWhenAnotherIsInAHurry() {
        // given
        var pipeline = sends(PipelineLimits.DEFAULT);
        pipeline.submitPatiently(message("a", 1), PATIENCE);

        // when
        pipeline.submit(message("b", 2));
        runWorkers();

        // then
        assertThat(requests).containsExactly(List.of("a", "b"));
        rests.remove().run();
        runWorkers();
        assertThat(requests).hasSize(1);
    }

    @Test
    void aFullBatchDoesNotRest() {
        // given
        var pipeline = sends(PipelineLimits.DEFAULT);

        // when
        for (int i = 0; i < 18; i++) {
            pipeline.submitPatiently(message("m" + i, i), PATIENCE);
        }
        runWorkers();

        // then
        assertThat(requests).extracting(List::size).containsExactly(16);
        pipeline.hurry();
        runWorkers();
        assertThat(requests).extracting(List::size).containsExactly(16, 2);
    }

    @Test
    void nothingRestsOnceSomebodyWaitsForAllOfIt() {
        // given
        var pipeline = sends(PipelineLimits.DEFAULT);
        pipeline.submitPatiently(message("a", 1), PATIENCE);

        // when
        CompletableFuture<Void> idle = pipeline.idle();
        runWorkers();

        // then
        assertThat(idle).isCompleted();
        assertThat(requests).containsExactly(List.of("a"));
    }

    @Test
    void whatIsInAHurryLeavesAfterTheRequestInFlightThoughOthersRest() {
        // given one in flight, and one of the same lane behind it
        var pipeline = sends(PipelineLimits.DEFAULT);
        pipeline.submit(message("a", 1));
        pipeline.submit(message("b", 1));
        pipeline.submitPatiently(message("c", 2), PATIENCE);

        // when
        runWorkers();

        // then
        assertThat(requests).hasSize(2);
        assertThat(requests.get(1)).containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void waitsAMomentForAThreadThatComesBack() throws CmqException {
        // given one whose request is overtaken by another's message
        var pipeline = sends(PipelineLimits.DEFAULT);
        reply = call -> {
            if (requests.isEmpty()) {
                pipeline.submit(message("b", 2));
            }
            return accept(call);
        };
        moments.add(() -> pipeline.submit(message("c", 1)));

        // when
        pipeline.submitAndWait(message("a", 1));
        runWorkers();

        // then they leave together
        assertThat(requests).hasSize(2);
        assertThat(requests.get(1)).containsExactlyInAnyOrder("b", "c");
        assertThat(moments).isEmpty();
    }

    @Test
    void anInterruptOfTheThreadThatCarriesDoesNotFailTheOthers() throws Exception {
        // given a thread that comes back and carries another's entry with its own
        Rest untilOver = new Rest() {
            @Override
            public void after(Duration patience, Runnable task) {
                throw new AssertionError("nothing rests here");
            }

            @Override
            public void aMoment(long nanos, BooleanSupplier over) {
                while (!over.getAsBoolean()) {
                    Thread.onSpinWait();
                }
            }
        };
        var pipeline = new Pipeline<>(
                new SendFreight(Given.ORDERS, carrier()),
                PipelineLimits.DEFAULT,
                task -> new Thread(task, "worker").start(),
                untilOver);
        List<CompletableFuture<MessageId>> other = new ArrayList<>();
        reply = call -> {
            if (other.isEmpty()) {
                other.add(pipeline.submit(message("b", 2)));
            } else if (!Thread.currentThread().getName().equals("worker")) {
                Thread.currentThread().interrupt();
                throw call.cancelled("the thread was interrupted");
            }
            return accept(call);
        };
        pipeline.submitAndWait(message("a", 1));

        // when
        MessageId own = pipeline.submitAndWait(message("c", 1));

        // then
        assertThat(Thread.interrupted()).isTrue();
        assertThat(own).isEqualTo(new MessageId("id-c"));
        assertThat(other.get(0)).isCompletedWithValue(new MessageId("id-b"));
    }

    @Test
    void sendsWithoutThoseWhoDoNotComeBack() throws CmqException {
        // given
        var pipeline = sends(PipelineLimits.DEFAULT);
        reply = call -> {
            if (requests.isEmpty()) {
                pipeline.submit(message("b", 2));
            }
            return accept(call);
        };

        // when
        pipeline.submitAndWait(message("a", 1));
        runWorkers();

        // then
        assertThat(requests).containsExactly(List.of("a"), List.of("b"));
    }

    private Pipeline<OutgoingMessage, MessageId> sends(PipelineLimits limits) {
        return new Pipeline<>(new SendFreight(Given.ORDERS, carrier()), limits, workers::add, rest);
    }

    /** Time passes when the test says so; what happens during a moment, too. */
    private final class ScriptedRest implements Rest {
        @Override
        public void after(Duration patience, Runnable task) {
            assertThat(patience).isPositive();
            rests.add(task);
        }

        @Override
        public void aMoment(long nanos, BooleanSupplier over) {
            assertThat(nanos).isPositive();
            Runnable comeback = moments.poll();
            if (comeback != null) {
                assertThat(over.getAsBoolean()).isFalse();
                comeback.run();
                assertThat(over.getAsBoolean()).isTrue();
            }
        }
    }

    private void runWorkers() {
        for (Runnable work = workers.poll(); work != null; work = workers.poll()) {
            work.run();
        }
    }

    private static OutgoingMessage message(String body, int key) {
        return new OutgoingMessage(body, Duration.ZERO, (Object) key);
    }

    private String accept(Call<?> call) {
        List<String> bodies = bodies(call);
        requests.add(bodies);
        return stored(call, bodies);
    }

    private static String stored(Call<?> call, List<String> bodies) {
        if (call.action().equals("SendMessage")) {
            return "{\"code\":0,\"msgId\":\"id-" + bodies.get(0) + "\"}";
        }
        return "{\"code\":0,\"msgList\":["
                + String.join(
                        ",",
                        bodies.stream()
                                .map(b -> "{\"msgId\":\"id-" + shortened(b) + "\"}")
                                .toList()) + "]}";
    }

    private static String shortened(String body) {
        return body.substring(0, Math.min(20, body.length()));
    }

    private static List<String> bodies(Call<?> call) {
        List<String> bodies = new ArrayList<>();
        call.parameters().forEach((name, value) -> {
            if (name.startsWith("msgBody")) {
                bodies.add(value);
            }
        });
        return bodies;
    }

    private Carrier carrier() {
        Exchange service = new ScriptedExchange(call -> reply.json(call));
        return new Carrier() {

            @Override
            public <Q, R> R execute(Action<Q, R> action, Q request) throws CmqException {
                return service.send(Given.call(action, request));
            }

            @Override
            public BatchLimits limits() {
                return offered;
            }

            @Override
            public CmqException notTaken(String action, Optional<String> destination, String finding) {
                return new CmqCancelledException(action, destination, finding);
            }
        };
    }
}
