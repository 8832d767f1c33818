package org.opencmq.server.topic;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.error.CmqErrorCode;

/** Stages that are decided already, and what is gathered from several. */
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

    /** Grows a list that is being gathered from stages. */
    static <T> List<T> append(List<T> list, T element) {
        list.add(element);
        return list;
    }
}
