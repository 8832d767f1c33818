package org.opencmq.server.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.opencmq.server.rocksdb.WriteQueue.Write;

class WriteQueueTest {

    private final WriteQueue queue = new WriteQueue();

    @Test
    void isDueWhenSomebodyWaitsOrABatchIsFull() {
        // given
        queue.add(write(false, 3 << 20));
        assertThat(queue.isDue()).isFalse();
        // when
        queue.add(write(false, 1 << 20));
        // then
        assertThat(queue.isDue()).isTrue();
        queue.takeBatch();
        queue.add(write(true, 1));
        assertThat(queue.isDue()).isTrue();
    }

    @Test
    void aBatchIsBoundedAndTheRestStaysInOrder() {
        // given
        Write first = write(true, 3 << 20);
        Write second = write(true, 3 << 20);
        Write huge = write(true, 9 << 20);
        queue.add(first);
        queue.add(second);
        queue.add(huge);
        // when
        List<List<Write>> taken = List.of(queue.takeBatch(), queue.takeBatch(), queue.takeBatch());
        // then
        assertThat(taken).containsExactly(List.of(first), List.of(second), List.of(huge));
        assertThat(queue.bytes()).isZero();
        assertThat(queue.isDue()).isFalse();
    }

    static Write write(boolean durable, long bytes) {
        return new Write(List.of(), durable, bytes, new CompletableFuture<>());
    }
}
