package org.opencmq.server.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.opencmq.server.rocksdb.WriteQueue.Write;

class WriteQueueTest {

    private final WriteQueue queue = new WriteQueue(32L << 20);

    @Test
    void aWriteThatNeedNotBeDurableGoesWithTheNextThatMust() throws Exception {
        // given
        Write lazy = write(false, 128);
        Write durable = write(true, 128);
        queue.put(lazy);
        queue.put(durable);
        // when
        List<Write> taken = queue.take(false);
        // then
        assertThat(taken).containsExactly(lazy, durable);
        assertThat(queue.bytes()).isZero();
    }

    @Test
    void aWriteThatNeedNotBeDurableIsTakenAloneWhenNoOtherComes() throws Exception {
        // given
        Write lazy = write(false, 128);
        queue.put(lazy);
        // when
        List<Write> taken = queue.take(false);
        // then
        assertThat(taken).containsExactly(lazy);
    }

    @Test
    void nothingIsTakenWhenNothingComesForAMoment() {
        // when
        List<Write> taken = queue.take(true);
        // then
        assertThat(taken).isEmpty();
    }

    @Test
    void aBatchIsBoundedAndTheRestStaysInOrder() throws Exception {
        // given
        Write first = write(true, 3 << 20);
        Write second = write(true, 3 << 20);
        Write huge = write(true, 9 << 20);
        queue.put(first);
        queue.put(second);
        queue.put(huge);
        // when
        List<List<Write>> taken = List.of(queue.take(false), queue.take(false), queue.take(false));
        // then
        assertThat(taken).containsExactly(List.of(first), List.of(second), List.of(huge));
    }

    @Test
    void whatWaitsAtTheEndIsStillTaken() throws Exception {
        // given
        Write lazy = write(false, 128);
        queue.put(lazy);
        queue.close();
        // when
        List<Write> taken = queue.take(false);
        // then
        assertThat(taken).containsExactly(lazy);
        assertThat(queue.take(false)).isNull();
    }

    private static Write write(boolean durable, long bytes) {
        return new Write(List.of(), durable, bytes, new CompletableFuture<>());
    }
}
