package org.opencmq.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.Repeat;

/**
 * One call on its way down the chain of exchanges.
 *
 * @param action its name
 * @param repeat what asking twice does
 * @param result reads the answer
 * @param parameters the action's own parameters; below the signing exchange, all of them
 * @param options what is special about the call
 * @param timeLeft most time that may pass until the call must have ended
 * @param tally what happened so far, shared by all attempts
 * @param <R> the result
 */
record Call<R>(
        String action,
        Repeat repeat,
        Action.ResultForm<R> result,
        Parameters parameters,
        CallOptions options,
        Duration timeLeft,
        Tally tally) {

    private static final List<String> DESTINATIONS =
            List.of("queueName", "topicName", "QueueName", "TopicName", "SourceQueueName", "DeadLetterQueueName");

    /** What happened to a call so far. Owned by the calling thread. */
    static final class Tally {
        private int attempts;

        int attempts() {
            return attempts;
        }

        void attempt() {
            attempts++;
        }
    }

    static <Q, R> Call<R> of(Action<Q, R> action, Q request, CallOptions options, Duration timeLimit) {
        Parameters.Builder parameters = Parameters.builder();
        action.request().write(request, parameters);
        Duration limit = options.timeLimit().orElse(timeLimit.plus(options.extraReadTimeout()));
        return new Call<>(
                action.name(), action.repeat(), action.result(), parameters.build(), options, limit, new Tally());
    }

    Call<R> withTimeLeft(Duration value) {
        return new Call<>(action, repeat, result, parameters, options, value, tally);
    }

    Call<R> withParameters(Parameters value) {
        return new Call<>(action, repeat, result, value, options, timeLeft, tally);
    }

    /** The queue or topic; API 3.0 spells its parameters in another way. */
    Optional<String> destination() {
        return DESTINATIONS.stream()
                .flatMap(name -> parameters.text(name).stream())
                .findFirst();
    }

    CmqCancelledException cancelled(String reason) {
        return new CmqCancelledException(action, destination(), reason);
    }

    /** Names only; values may be message bodies. */
    @Override
    public String toString() {
        return "Call[" + action + " " + parameters + "]";
    }
}
