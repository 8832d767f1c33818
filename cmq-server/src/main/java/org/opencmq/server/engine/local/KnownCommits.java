package org.opencmq.server.engine.local;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.opencmq.server.engine.CommitIdentity;
import org.opencmq.server.engine.local.MessageStore.Change;

/**
 * The commits of the last two minutes by their identities. Kept as records {@code c/ID}: the end of the two minutes (8
 * bytes, ms) and the memo, written together with what the commit changes. Old ones go with the next commit. Owned by the
 * engine's turn.
 */
final class KnownCommits {

    static final String PREFIX = "c/";

    /** In the order of their ends. */
    private final Map<String, Known> known = new LinkedHashMap<>();

    private final int most;

    private record Known(long until, byte[] memo) {}

    KnownCommits() {
        this(CommitIdentity.MOST);
    }

    KnownCommits(int most) {
        this.most = most;
    }

    /** Takes back what the store kept. */
    void restore(SortedMap<String, byte[]> records) throws StoreException {
        List<Map.Entry<String, Known>> kept = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : Restoring.under(PREFIX, records).entrySet()) {
            kept.add(Map.entry(entry.getKey().substring(PREFIX.length()), read(entry.getKey(), entry.getValue())));
        }
        kept.sort(Comparator.comparingLong(entry -> entry.getValue().until()));
        kept.forEach(entry -> known.put(entry.getKey(), entry.getValue()));
    }

    private static Known read(String recordKey, byte[] value) throws StoreException {
        if (value.length < Long.BYTES) {
            throw new StoreException("record " + recordKey + " must have at least 8 bytes, has " + value.length);
        }
        ByteBuffer bytes = ByteBuffer.wrap(value);
        long until = bytes.getLong();
        byte[] memo = new byte[bytes.remaining()];
        bytes.get(memo);
        return new Known(until, memo);
    }

    /** The memo of a commit that is known; null when it is not. */
    byte @Nullable [] memo(String id) {
        Known found = known.get(id);
        return found == null ? null : found.memo();
    }

    /** Knows a commit from now on, and forgets the old ones. */
    void add(CommitIdentity commit, long now, Effects effects) {
        forgetOld(now, effects);
        long until = now + CommitIdentity.KNOWN_MILLIS;
        known.put(commit.id(), new Known(until, commit.memo()));
        byte[] value = ByteBuffer.allocate(Long.BYTES + commit.memo().length)
                .putLong(until)
                .put(commit.memo())
                .array();
        effects.keep(new Change.PutRecord(PREFIX + commit.id(), value));
    }

    private void forgetOld(long now, Effects effects) {
        Iterator<Map.Entry<String, Known>> oldest = known.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<String, Known> entry = oldest.next();
            if (entry.getValue().until() > now && known.size() < most) {
                return;
            }
            effects.keep(new Change.RemoveRecord(PREFIX + entry.getKey()));
            oldest.remove();
        }
    }
}
