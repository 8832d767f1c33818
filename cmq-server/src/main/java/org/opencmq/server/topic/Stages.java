package org.opencmq.server.topic;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.error.CmqErrorCode;

/** Stages that are decided already. */
final class Stages {

    private Stages() {}

    static CompletionStage<Void> nothing() {
        return CompletableFuture.allOf();
    }

    static <T> CompletionStage<T> done(T value) {
        return CompletableFuture.completedFuture(value);
    }

    static <T> CompletionStage<T> refused(CmqErrorCode code) {
        return CompletableFuture.failedFuture(code.refuse());
    }

    static <T> CompletionStage<T> failed(Throwable failure) {
        return CompletableFuture.failedFuture(failure);
    }
}
