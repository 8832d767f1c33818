package org.opencmq.server.cloud;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.action.ActionHandler;
import org.opencmq.server.action.Call;
import org.opencmq.server.engine.NoSuchQueueException;

/** Asks for each entry of a list what is known about it; an entry that is gone meanwhile is left out. */
final class Describing {

    private Describing() {}

    /** Asks a handler; a refusal at once is a failed stage. */
    static <Q, R> CompletionStage<R> ask(ActionHandler<Q, R> handler, Call call, Q request) {
        try {
            return handler.handle(call, request);
        } catch (Refusal refusal) {
            return CompletableFuture.failedFuture(refusal);
        }
    }

    /** All of them, in the list's order. */
    static <E, R> CompletionStage<List<R>> all(List<E> entries, Function<E, CompletionStage<R>> ask) {
        List<CompletableFuture<List<R>>> found = entries.stream()
                .map(entry -> ask.apply(entry)
                        .thenApply(List::of)
                        .exceptionally(Describing::noneIfGone)
                        .toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(found.toArray(CompletableFuture<?>[]::new))
                .thenApply(done ->
                        found.stream().flatMap(one -> one.join().stream()).toList());
    }

    private static <R> List<R> noneIfGone(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        boolean gone = cause instanceof NoSuchQueueException
                || (cause instanceof Refusal refusal
                        && switch (refusal.errorCode()) {
                            case NO_SUCH_QUEUE, NO_SUCH_TOPIC, NO_SUCH_SUBSCRIPTION -> true;
                            default -> false;
                        });
        if (gone) {
            return List.of();
        }
        throw new CompletionException(cause);
    }
}
