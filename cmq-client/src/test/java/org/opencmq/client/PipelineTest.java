package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opencmq.protocol.MessageId;

/** What leaves when, with what. */
@SuppressWarnings("FutureReturnValueIgnored") // many entries only fill the pipeline
class PipelineTest extends PipelineFixture {

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
}
