package org.opencmq.server.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.TraceStep;

/** Keeps the latest steps in memory, for a server without a data folder. Its lock guards the steps, for moments only. */
public final class MemoryTraces implements TraceLog {

    private final int most;
    private final Deque<TraceEntry> entries = new ArrayDeque<>();
    private long kept;

    /** Keeps at most so many steps; older ones go. */
    public MemoryTraces(int most) {
        this.most = most;
    }

    @Override
    public synchronized void append(TraceEntry entry) {
        if (entries.size() == most) {
            entries.remove();
        }
        entries.add(entry);
        kept++;
    }

    private synchronized List<TraceEntry> all() {
        return new ArrayList<>(entries);
    }

    @Override
    public CompletionStage<List<TraceStep>> query(TraceQuery query) {
        OldestSteps oldest = new OldestSteps(query.asked().limit());
        for (TraceEntry entry : all()) {
            if (query.matches(entry)) {
                oldest.add(entry.step());
            }
        }
        return CompletableFuture.completedFuture(oldest.inOrder());
    }

    @Override
    public synchronized Report report() {
        return new Report(kept, 0);
    }

    @Override
    public void close() {
        // nothing is held that outlives this object
    }
}
