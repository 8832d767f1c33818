package org.opencmq.server.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencmq.server.engine.local.MessageStore.Change;
import org.opencmq.server.engine.local.MessageStore.MessageHead;
import org.opencmq.server.rocksdb.WriteQueue.Write;
import org.rocksdb.WriteBatch;

class BatchWriterTest {

    private final BatchWriter writer = new BatchWriter(1, 2, 300);

    @BeforeAll
    static void loadTheNativeLibrary() throws Exception {
        NativeRocks.load();
    }

    @Test
    void aHeadThatIsRemovedLaterInTheBatchIsLeftOut() throws Exception {
        // given
        Change.PutHead removedLater = new Change.PutHead(head(7));
        Change.PutHead stays = new Change.PutHead(head(8));
        Change.RemoveMessage remove = new Change.RemoveMessage(1, 7);
        // when
        int entries = entries(List.of(removedLater, stays), List.of(remove));
        // then
        assertThat(entries)
                .as("one head, and the removal of the other's head and body")
                .isEqualTo(3);
    }

    @Test
    void rocksDbReadsEveryKindOfEntry() throws Exception {
        // given
        Change.PutMessage message = new Change.PutMessage(head(1), new byte[70_000]);
        Change.PutRecord record = new Change.PutRecord("a key", new byte[200]);
        Change.RemoveRecord forgotten = new Change.RemoveRecord("another key");
        Change.RemoveMessages emptied = new Change.RemoveMessages(9);
        // when
        int entries = entries(List.of(message, record), List.of(forgotten, emptied));
        // then
        assertThat(entries).isEqualTo(6);
    }

    @Test
    void aBatchHoldsNothingOfTheOneBefore() throws Exception {
        // given
        entries(List.of(new Change.PutMessage(head(1), new byte[3_000_000])), List.of());
        // when
        int entries = entries(List.of(), List.of());
        // then
        assertThat(entries).isZero();
    }

    private int entries(List<Change> first, List<Change> second) throws Exception {
        byte[] bytes = writer.write(WalMark.write(5), List.of(write(first), write(second)));
        try (WriteBatch batch = new WriteBatch(bytes)) {
            assertThat(batch.hasBeginPrepare()).isFalse(); // goes through all entries
            return batch.count();
        }
    }

    private static Write write(List<Change> changes) {
        return new Write(changes, false, 128, new CompletableFuture<>());
    }

    private static MessageHead head(long sequence) {
        return new MessageHead(1, sequence, "123456789", 10, 1_000, 1_000, 0, 0, 0);
    }
}
