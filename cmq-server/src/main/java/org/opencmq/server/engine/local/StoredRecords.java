package org.opencmq.server.engine.local;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.opencmq.server.engine.Records;
import org.opencmq.server.engine.local.MessageStore.Change;

/**
 * The records of a local engine: all in memory, kept by the store under {@code r/KEY} as the revision (8 bytes) and the
 * value. The map is owned by the engine's turn.
 */
final class StoredRecords implements Records {

    static final String PREFIX = "r/";

    private static final int LONGEST_KEY = 512;

    private final TreeMap<String, Entry> entries = new TreeMap<>();
    private final Ledger ledger;
    private final LongSupplier revisions;

    /** Asks for a revision on the turn only. */
    StoredRecords(Ledger ledger, LongSupplier revisions) {
        this.ledger = ledger;
        this.revisions = revisions;
    }

    /** Takes a record back that the store kept under the whole key. */
    void restore(String recordKey, byte[] kept) throws StoreException {
        if (kept.length < Long.BYTES) {
            throw new StoreException("record " + recordKey + " must have at least 8 bytes, has " + kept.length);
        }
        ByteBuffer bytes = ByteBuffer.wrap(kept);
        long revision = bytes.getLong();
        byte[] value = new byte[bytes.remaining()];
        bytes.get(value);
        String key = recordKey.substring(PREFIX.length());
        entries.put(key, new Entry(key, value, revision));
    }

    @Override
    public CompletionStage<Optional<Entry>> get(String key) {
        return ledger.lazily((effects, now) -> Optional.ofNullable(entries.get(key)));
    }

    @Override
    public CompletionStage<List<Entry>> list(String prefix) {
        return ledger.lazily((effects, now) -> {
            List<Entry> found = new ArrayList<>();
            for (Entry entry : entries.tailMap(prefix).values()) {
                if (!entry.key().startsWith(prefix)) {
                    break;
                }
                found.add(entry);
            }
            return found;
        });
    }

    @Override
    public CompletionStage<Optional<Long>> put(String key, byte[] value, long expectedRevision) {
        if (key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException(
                    "a record's key has at most " + LONGEST_KEY + " characters, this one " + key.length());
        }
        return ledger.durably((effects, now) -> {
            if (revisionOf(entries.get(key)) != expectedRevision) {
                return Optional.empty();
            }
            long revision = revisions.getAsLong();
            entries.put(key, new Entry(key, value, revision));
            byte[] kept = ByteBuffer.allocate(Long.BYTES + value.length)
                    .putLong(revision)
                    .put(value)
                    .array();
            effects.keep(new Change.PutRecord(PREFIX + key, kept));
            return Optional.of(revision);
        });
    }

    @Override
    public CompletionStage<Boolean> remove(String key, long expectedRevision) {
        return ledger.durably((effects, now) -> {
            Entry entry = entries.get(key);
            if (entry == null || entry.revision() != expectedRevision) {
                return false;
            }
            entries.remove(key);
            effects.keep(new Change.RemoveRecord(PREFIX + key));
            return true;
        });
    }

    private static long revisionOf(@Nullable Entry entry) {
        return entry == null ? ABSENT : entry.revision();
    }
}
