package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.opencmq.protocol.MessageId;

/** What nobody waits for may rest, to leave together with others. */
@SuppressWarnings("FutureReturnValueIgnored") // many entries only fill the pipeline
class PipelineRestTest extends PipelineFixture {

    private static final Duration PATIENCE = Duration.ofMillis(100);

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
    void letsLeaveWhatRestsThoughThereWasNoThreadWhenItsTimeWasOver() {
        // given
        AtomicInteger lacking = new AtomicInteger(1);
        Executor workers = task -> {
            if (lacking.getAndDecrement() > 0) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            task.run();
        };
        var pipeline = new Pipeline<>(
                new SendFreight(Given.ORDERS, carrier()), PipelineLimits.DEFAULT, workers, Rest.on(workers));

        // when
        CompletableFuture<MessageId> sent = pipeline.submitPatiently(message("a", 1), PATIENCE);

        // then
        assertThat(sent).succeedsWithin(Duration.ofSeconds(30));
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
}
