package org.opencmq.jms.internal.error;

import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;

/** Runs calls of the classic API for the simplified one, which throws the same failures unchecked. Stateless. */
public final class Unchecked {

    private Unchecked() {}

    /** A call with a result. */
    @FunctionalInterface
    public interface Call<T> {
        T call() throws JMSException;
    }

    /** A call whose result may be absent. */
    @FunctionalInterface
    public interface CallOrNull<T> {
        @Nullable
        T call() throws JMSException;
    }

    /** A call without a result. */
    @FunctionalInterface
    public interface Act {
        void act() throws JMSException;
    }

    /** The call's result; its failure unchecked. */
    public static <T> T unchecked(Call<T> call) {
        try {
            return call.call();
        } catch (JMSException e) {
            throw Failures.unchecked(e);
        }
    }

    /** The call's result, or null; its failure unchecked. */
    public static <T> @Nullable T uncheckedOrNull(CallOrNull<T> call) {
        try {
            return call.call();
        } catch (JMSException e) {
            throw Failures.unchecked(e);
        }
    }

    /** Nothing but the call's failure, unchecked. */
    public static void act(Act action) {
        try {
            action.act();
        } catch (JMSException e) {
            throw Failures.unchecked(e);
        }
    }
}
