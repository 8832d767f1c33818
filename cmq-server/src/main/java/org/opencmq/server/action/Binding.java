package org.opencmq.server.action;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.engine.EngineUnavailableException;
import org.opencmq.server.engine.NoSuchQueueException;
import org.opencmq.server.engine.TooManyInactiveException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An action and who carries it out.
 *
 * @param action its description
 * @param handler carries it out
 * @param unavailable the row to answer when the engine cannot serve
 * @param <Q> the request
 * @param <R> the result
 */
public record Binding<Q, R>(Action<Q, R> action, ActionHandler<Q, R> handler, CmqErrorCode unavailable) {

    private static final Logger LOG = LoggerFactory.getLogger(Binding.class);

    /** Reads the request, carries it out, and makes a reply of whatever happens; the stage never fails. */
    public CompletionStage<Reply> reply(Call call, Parameters parameters) {
        CompletionStage<R> result;
        try {
            result = handler.handle(call, action.request().read(parameters));
        } catch (Refusal refusal) {
            return CompletableFuture.completedFuture(Reply.refusal(refusal));
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(failed(e));
        }
        return result.handle((value, failure) -> failure == null ? success(value) : failed(failure));
    }

    private Reply success(R value) {
        return Reply.result(
                action.result().outcome(value), fields -> action.result().write(value, fields));
    }

    private Reply failed(Throwable failure) {
        Throwable cause = Failures.cause(failure);
        if (cause instanceof Refusal refusal) {
            return Reply.refusal(refusal);
        }
        if (cause instanceof NoSuchQueueException) {
            return Reply.refusal(CmqErrorCode.NO_SUCH_QUEUE.refuse());
        }
        if (cause instanceof TooManyInactiveException) {
            return Reply.refusal(CmqErrorCode.TOO_MANY_INACTIVE.refuse());
        }
        if (cause instanceof EngineUnavailableException) {
            LOG.warn("action={} refused, engine unavailable: {}", action.name(), cause.getMessage());
            return Reply.refusal(unavailable.refuse());
        }
        LOG.error("action={} failed unexpectedly, answered with 6000", action.name(), cause);
        return Reply.refusal(CmqErrorCode.INTERNAL_ERROR.refuse());
    }
}
