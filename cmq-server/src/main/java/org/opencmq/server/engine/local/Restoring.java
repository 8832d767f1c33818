package org.opencmq.server.engine.local;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opencmq.server.engine.local.MessageStore.MessageHead;

/** Builds the memory of an engine from what its store kept. Used by the opening thread, before the turn begins. */
final class Restoring implements MessageStore.Replay {

    private final Catalogue catalogue;
    private final StoredRecords records;
    private final KnownCommits commits;
    private final EndedQueues ended;
    private final Rewinding rewinding;
    private final long now;
    private final TreeMap<String, byte[]> kept = new TreeMap<>();

    private boolean recordsDone;
    private @Nullable StoreException failure;
    private @Nullable LocalQueue queue;

    Restoring(
            Catalogue catalogue,
            StoredRecords records,
            KnownCommits commits,
            EndedQueues ended,
            Rewinding rewinding,
            long now) {
        this.catalogue = catalogue;
        this.records = records;
        this.commits = commits;
        this.ended = ended;
        this.rewinding = rewinding;
        this.now = now;
    }

    /** The records whose keys begin like this; none goes on with U+FFFF, which is no character. */
    static SortedMap<String, byte[]> under(String prefix, SortedMap<String, byte[]> records) {
        return records.subMap(prefix, prefix + Character.MAX_VALUE);
    }

    @Override
    public void record(String key, byte[] value) {
        kept.put(key, value);
    }

    @Override
    public void message(MessageHead head) {
        takeRecords();
        LocalQueue owner = queue;
        if (owner == null || owner.state.number != head.queue()) {
            owner = catalogue.find(head.queue());
            queue = owner;
        }
        if (owner != null) {
            owner.state.restore(head, now);
        } else if (failure == null) {
            failure = new StoreException("message " + head.sequence() + " belongs to queue number " + head.queue()
                    + ", of which there is no record; restore the data folder from a backup");
        }
    }

    /** Ends the replay; says what could not be understood. */
    void finish() throws StoreException {
        takeRecords();
        if (failure != null) {
            throw failure;
        }
    }

    private void takeRecords() {
        if (recordsDone) {
            return;
        }
        recordsDone = true;
        try {
            catalogue.restore(kept, now);
            commits.restore(kept);
            ended.restore(kept);
            rewinding.restore(kept);
            for (var entry : under(StoredRecords.PREFIX, kept).entrySet()) {
                records.restore(entry.getKey(), entry.getValue());
            }
        } catch (StoreException e) {
            failure = e;
        }
        kept.clear();
    }
}
