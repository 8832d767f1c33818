package org.opencmq.server.action;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opencmq.server.engine.Records;

/** Records of an engine that has no topics and gets none. */
final class NoRecords implements Records {

    @Override
    public CompletionStage<Optional<Entry>> get(String key) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public CompletionStage<List<Entry>> list(String prefix) {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletionStage<Optional<Long>> put(String key, byte[] value, long expectedRevision) {
        throw new UnsupportedOperationException("no test stores records here");
    }

    @Override
    public CompletionStage<Boolean> remove(String key, long expectedRevision) {
        throw new UnsupportedOperationException("no test removes records here");
    }
}
