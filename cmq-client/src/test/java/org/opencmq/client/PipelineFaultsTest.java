package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opencmq.protocol.MessageId;

/** A pipeline goes on, and tells everybody, when what it stands on fails for a moment. */
@SuppressWarnings("FutureReturnValueIgnored") // some entries only fill the pipeline
class PipelineFaultsTest extends PipelineFixture {

    /** So often the system has no thread to spare. */
    private int missingThreads;

    private final Executor scarce = task -> {
        if (missingThreads > 0) {
            missingThreads--;
            throw new InternalError("no thread"); // JUnit itself would give up on an OutOfMemoryError
        }
        workers.add(task);
    };

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    private Pipeline<OutgoingMessage, MessageId> pipeline(Freight<OutgoingMessage, MessageId> freight) {
        return new Pipeline<>(freight, PipelineLimits.DEFAULT, scarce, rest);
    }

    private Pipeline<OutgoingMessage, MessageId> pipeline() {
        return pipeline(new SendFreight(Given.ORDERS, carrier()));
    }

    @Test
    void failsABatchThatNoThreadCarriesAndGoesOn() {
        // given
        var pipeline = pipeline();
        missingThreads = 1;

        // when
        CompletableFuture<MessageId> first = pipeline.submit(message("a", 1));
        CompletableFuture<MessageId> second = pipeline.submit(message("b", 1));
        runWorkers();

        // then
        assertThat(first).isCompletedExceptionally();
        assertThat(second).isCompletedWithValue(new MessageId("id-b"));
        assertThat(pipeline.idle()).isCompleted();
    }

    @Test
    void letsLeaveWhatWaitsWhenNoThreadHoldsItBack() throws CmqException {
        // given a message that waits while a thread carries its own, and is to be held back for a moment
        var pipeline = pipeline();
        List<CompletableFuture<MessageId>> other = new ArrayList<>();
        reply = call -> {
            if (other.isEmpty()) {
                other.add(pipeline.submit(message("b", 2)));
                missingThreads = 1;
            }
            return accept(call);
        };

        // when
        pipeline.submitAndWait(message("a", 1));
        runWorkers();

        // then
        assertThat(missingThreads).isZero();
        assertThat(other.get(0)).isCompletedWithValue(new MessageId("id-b"));
    }

    @Test
    void failsWhatWaitsWhenThereIsNoThreadForItEither() throws CmqException {
        // given
        var pipeline = pipeline();
        List<CompletableFuture<MessageId>> other = new ArrayList<>();
        reply = call -> {
            if (other.isEmpty()) {
                other.add(pipeline.submit(message("b", 2)));
                missingThreads = 2;
            }
            return accept(call);
        };

        // when
        pipeline.submitAndWait(message("a", 1));

        // then
        assertThat(other.get(0)).isCompletedExceptionally();
        assertThat(pipeline.submitAndWait(message("c", 1))).isEqualTo(new MessageId("id-c"));
        assertThat(pipeline.idle()).isCompleted();
    }

    @Test
    void goesOnWhenAskingForTheLimitsFails() {
        // given more than plain CMQ takes
        var pipeline = pipeline(new LimitsUnknown(new SendFreight(Given.ORDERS, carrier())));

        // when
        List<CompletableFuture<MessageId>> sent = IntStream.range(0, 40)
                .mapToObj(i -> pipeline.submit(message("m" + i, i)))
                .toList();
        runWorkers();

        // then
        assertThat(sent).allSatisfy(one -> assertThat(one).isCompleted().isNotCompletedExceptionally());
        assertThat(pipeline.idle()).isCompleted();
    }

    @Test
    void anInterruptLeftByACallerWhoWasToldIsNotForTheNextOnes() {
        // given
        var pipeline = pipeline();
        List<Boolean> interrupted = new ArrayList<>();
        reply = call -> {
            interrupted.add(Thread.currentThread().isInterrupted());
            return accept(call);
        };
        pipeline.submit(message("a", 1)).thenRun(() -> Thread.currentThread().interrupt());
        pipeline.submit(message("b", 1));

        // when
        runWorkers();

        // then
        assertThat(interrupted).containsExactly(false, false);
    }

    /** Sends messages of a client whose own defect shows when the limits are asked for. */
    private record LimitsUnknown(SendFreight sends) implements Freight<OutgoingMessage, MessageId> {

        @Override
        public Slot<OutgoingMessage, MessageId> slot(OutgoingMessage message) {
            return sends.slot(message);
        }

        @Override
        public List<Outcome<MessageId>> carry(List<OutgoingMessage> messages) throws CmqException {
            return sends.carry(messages);
        }

        @Override
        public BatchLimits limits() {
            throw new StackOverflowError();
        }

        @Override
        public CmqException notTaken(String finding) {
            return sends.notTaken(finding);
        }
    }
}
