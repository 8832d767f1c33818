package org.opencmq.server.action;

import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.error.Refusal;

/**
 * Carries out one action. Runs on an event loop and must not block; the stage may complete on any thread.
 *
 * @param <Q> the request
 * @param <R> the result
 */
@FunctionalInterface
public interface ActionHandler<Q, R> {

    /**
     * Carries the request out. The stage fails with a {@link Refusal} for an answer that is an error.
     *
     * @throws Refusal when a parameter breaks a limit
     */
    CompletionStage<R> handle(Call call, Q request) throws Refusal;
}
