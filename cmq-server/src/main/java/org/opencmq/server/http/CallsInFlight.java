package org.opencmq.server.http;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.opencmq.server.action.Call;

/** The calls that have no answer yet; owned by the front door. Safe from any thread. */
final class CallsInFlight {

    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private volatile boolean stopping;

    void add(Call call) {
        calls.add(call);
        if (stopping) {
            call.cancel().cancel();
        }
    }

    void remove(Call call) {
        calls.remove(call);
        if (stopping && calls.isEmpty()) {
            drained.complete(null);
        }
    }

    boolean isStopping() {
        return stopping;
    }

    /** Ends every wait now and of each call that still comes; the stage completes when no call is left. */
    CompletableFuture<Void> drain() {
        stopping = true;
        calls.forEach(call -> call.cancel().cancel());
        if (calls.isEmpty()) {
            drained.complete(null);
        }
        return drained;
    }
}
