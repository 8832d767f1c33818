package org.opencmq.server.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opencmq.server.engine.local.MessageStore.Change;
import org.opencmq.server.engine.local.MessageStore.MessageHead;
import org.opencmq.server.engine.local.MessageStore.Replay;

/** What every {@link MessageStore} promises. */
public abstract class MessageStoreContract {

    private MessageStore store;

    /** A store, not opened, over the same data each time within one test. */
    protected abstract MessageStore newStore();

    /** What a replay told, in its order. */
    private static final class Told implements Replay {
        private final Map<String, String> records = new LinkedHashMap<>();
        private final List<MessageHead> heads = new ArrayList<>();
        private boolean recordAfterMessage;

        @Override
        public void record(String key, byte[] value) {
            recordAfterMessage |= !heads.isEmpty();
            records.put(key, new String(value, StandardCharsets.UTF_8));
        }

        @Override
        public void message(MessageHead head) {
            heads.add(head);
        }
    }

    @AfterEach
    void closeStore() {
        if (store != null) {
            store.close();
        }
    }

    @Test
    void isEmptyAtFirst() throws StoreException {
        // when
        Told told = reopen();
        // then
        assertThat(told.records).isEmpty();
        assertThat(told.heads).isEmpty();
    }

    @Test
    void keepsHeadsInOrderAcrossReopening() throws StoreException {
        // given
        reopen();
        for (long sequence : new long[] {300, 2, 1L << 41, 17}) {
            write(true, put(7, sequence, "b" + sequence), put(1, sequence, "x"));
        }
        // when
        Told told = reopen();
        // then
        assertThat(told.heads)
                .filteredOn(head -> head.queue() == 7)
                .extracting(MessageHead::sequence)
                .containsExactly(2L, 17L, 300L, 1L << 41);
        assertThat(told.heads).hasSize(8);
        assertThat(told.heads.get(0)).isEqualTo(head(told.heads.get(0).queue(), 2, 0));
    }

    @Test
    void givesBodiesInTheOrderAskedForAlsoAfterReopening() throws StoreException {
        // given
        reopen();
        write(true, put(1, 1, "one"), put(1, 2, "two"), put(2, 1, "other"), put(1, 3, "Gr\u00fc\u00dfe"));
        // when
        List<String> before = bodies(1, 3, 1, 2);
        reopen();
        // then
        assertThat(before).containsExactly("Gr\u00fc\u00dfe", "one", "two");
        assertThat(bodies(1, 2, 3)).containsExactly("two", "Gr\u00fc\u00dfe");
        assertThat(bodies(2, 1)).containsExactly("other");
        assertThat(bodies(2)).isEmpty();
    }

    @Test
    void seesAWriteBeforeItIsDurable() throws StoreException {
        // given
        reopen();
        // when
        var kept = store.write(List.of(put(1, 1, "early")), true);
        // then
        assertThat(bodies(1, 1)).containsExactly("early");
        await(kept);
    }

    @Test
    void replacesHeadsAndKeepsBodies() throws StoreException {
        // given
        reopen();
        write(true, put(1, 1, "body"));
        MessageHead leased = new MessageHead(1, 1, "id-1", 4, 1_000, 5_000, 2_000, 3, 0);
        write(false, new Change.PutHead(leased));
        // when
        Told told = reopen();
        // then
        assertThat(told.heads).containsExactly(leased);
        assertThat(bodies(1, 1)).containsExactly("body");
    }

    @Test
    void keepsDeletedOnesThatMayBeRewound() throws StoreException {
        // given
        reopen();
        write(true, put(1, 1, "body"));
        MessageHead deleted = new MessageHead(1, 1, "id-1", 4, 1_000, 1_000, 2_000, 1, 3_000);
        write(true, new Change.PutHead(deleted));
        // when
        Told told = reopen();
        // then
        assertThat(told.heads).containsExactly(deleted);
        assertThat(bodies(1, 1)).containsExactly("body");
    }

    @Test
    void forgetsMessages() throws StoreException {
        // given
        reopen();
        write(true, put(1, 1, "a"), put(1, 2, "b"), put(1, 3, "c"), put(2, 2, "d"));
        // when
        write(true, new Change.RemoveMessage(1, 2));
        // then
        assertThatThrownBy(() -> store.bodies(1, new long[] {2})).isInstanceOf(StoreException.class);
        Told told = reopen();
        assertThat(told.heads).extracting(MessageHead::sequence).containsExactlyInAnyOrder(1L, 3L, 2L);
        assertThat(bodies(2, 2)).containsExactly("d");
    }

    @Test
    void forgetsAllMessagesOfAQueueThatAreKnownByThen() throws StoreException {
        // given
        reopen();
        write(true, put(1, 1, "a"), put(1, 2, "b"), put(2, 1, "c"), put(3, 1, "d"));
        // when
        write(true, put(2, 5, "gone too"), new Change.RemoveMessages(2), new Change.RemoveMessages(9));
        write(true, put(2, 9, "later"));
        // then
        Told told = reopen();
        assertThat(told.heads).hasSize(4);
        assertThat(told.heads)
                .filteredOn(head -> head.queue() == 2)
                .extracting(MessageHead::sequence)
                .containsExactly(9L);
    }

    @Test
    void forgettingWhatIsNotThereIsNoError() throws StoreException {
        // given
        reopen();
        // when
        write(true, new Change.RemoveMessage(4, 4), new Change.RemoveRecord("none"), new Change.RemoveMessages(4));
        // then
        assertThat(reopen().heads).isEmpty();
    }

    @Test
    void keepsRecordsAndTellsThemFirst() throws StoreException {
        // given
        reopen();
        write(true, put(1, 1, "a"), record("q/acc/orders", "1"), record("r/x", "2"), record("empty", ""));
        write(true, record("r/x", "3"), new Change.RemoveRecord("q/acc/orders"), record("\u00e9", "4"));
        // when
        Told told = reopen();
        // then
        assertThat(told.records).containsOnly(Map.entry("r/x", "3"), Map.entry("empty", ""), Map.entry("\u00e9", "4"));
        assertThat(told.recordAfterMessage).isFalse();
    }

    @Test
    void keepsLazyWritesOverAnOrderlyClose() throws StoreException {
        // given
        reopen();
        write(false, put(1, 1, "a"));
        // when
        Told told = reopen();
        // then
        assertThat(told.heads).hasSize(1);
    }

    @Test
    void appliesChangesOfOneWriteInTheirOrder() throws StoreException {
        // given
        reopen();
        // when
        write(
                true,
                record("k", "1"),
                new Change.RemoveRecord("k"),
                record("k", "2"),
                put(1, 1, "a"),
                new Change.RemoveMessage(1, 1),
                put(1, 2, "b"));
        // then
        Told told = reopen();
        assertThat(told.records).containsExactly(Map.entry("k", "2"));
        assertThat(told.heads).extracting(MessageHead::sequence).containsExactly(2L);
    }

    @Test
    void completesManyDurableWrites() throws StoreException {
        // given
        reopen();
        // when
        var last = store.write(List.of(put(1, 0, "x")), true);
        for (int i = 1; i < 2_000; i++) {
            last = store.write(List.of(put(1, i, "x")), i % 3 != 0 || i == 1_999);
        }
        await(last);
        // then
        assertThat(reopen().heads).hasSize(2_000);
    }

    @Test
    void closesAsOftenAsOneLikes() throws StoreException {
        // given
        reopen();
        // when
        store.close();
        store.close();
        // then
        assertThat(reopen().heads).isEmpty();
    }

    private Told reopen() throws StoreException {
        if (store != null) {
            store.close();
        }
        store = newStore();
        Told told = new Told();
        store.open(told);
        return told;
    }

    private void write(boolean durable, Change... changes) {
        await(store.write(List.of(changes), durable));
    }

    private static void await(java.util.concurrent.CompletionStage<Void> stage) {
        try {
            stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("not kept: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private List<String> bodies(long queue, long... sequences) throws StoreException {
        return store.bodies(queue, sequences).stream()
                .map(body -> new String(body, StandardCharsets.UTF_8))
                .toList();
    }

    private static Change put(long queue, long sequence, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Change.PutMessage(head(queue, sequence, 0), bytes);
    }

    private static Change record(String key, String value) {
        return new Change.PutRecord(key, value.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageHead head(long queue, long sequence, int dequeueCount) {
        return new MessageHead(queue, sequence, "id-" + sequence, 3, 1_000, 1_000, 0, dequeueCount, 0);
    }
}
