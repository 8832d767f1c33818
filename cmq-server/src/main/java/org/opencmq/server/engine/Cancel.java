package org.opencmq.server.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * A caller's word that it no longer waits. The caller owns it and cancels it; an engine asks and listens. Safe from any
 * thread; listeners run on the thread that cancels and must be quick.
 */
public final class Cancel {

    private final List<Runnable> listeners = new ArrayList<>(1);
    private boolean cancelled;

    /** Tells every listener, once. */
    public void cancel() {
        List<Runnable> toTell;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            toTell = List.copyOf(listeners);
            listeners.clear();
        }
        toTell.forEach(Runnable::run);
    }

    /** Whether the caller is gone. */
    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Runs the listener when the caller goes, at once if it is gone already. */
    public void onCancel(Runnable listener) {
        synchronized (this) {
            if (!cancelled) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }
}
