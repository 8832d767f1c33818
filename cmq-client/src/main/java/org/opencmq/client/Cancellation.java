package org.opencmq.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A switch by which one thread ends what another one waits for. Once cancelled it stays so; every call that was given it ends
 * at once with {@link CmqCancelledException}, its connection closed. May be used for any number of calls, one after the other
 * or at once, and by any number of threads.
 */
public final class Cancellation {

    private final Set<Registration> registrations = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    /** A switch that is not thrown. */
    public Cancellation() {}

    /** Ends everything that uses this; runs the registered actions on this thread. Does nothing the second time. */
    public void cancel() {
        cancelled = true;
        registrations.forEach(Registration::fire);
    }

    /** Whether {@link #cancel()} was called. */
    public boolean isCancelled() {
        return cancelled;
    }

    /**
     * Runs the action once when this is cancelled: on the cancelling thread, or here and now when it already is. The action
     * must be quick and must not throw.
     *
     * @return ends the interest; closing it twice, or after the action ran, does nothing
     */
    public Registration onCancel(Runnable action) {
        Registration registration = new Registration(this, action);
        registrations.add(registration);
        if (cancelled) {
            registration.fire();
        }
        return registration;
    }

    /** One interest in a cancellation. */
    public static final class Registration implements AutoCloseable {

        private final Cancellation owner;
        private final Runnable action;

        private Registration(Cancellation owner, Runnable action) {
            this.owner = owner;
            this.action = action;
        }

        private void fire() {
            if (owner.registrations.remove(this)) {
                action.run();
            }
        }

        /** Ends the interest. */
        @Override
        public void close() {
            owner.registrations.remove(this);
        }
    }
}
