package org.opencmq.server.action;

import org.jspecify.annotations.Nullable;
import org.opencmq.protocol.QueueName;
import org.opencmq.server.engine.Cancel;
import org.opencmq.server.engine.QueueKey;

/**
 * One authenticated request as its handler sees it: whose it is, whether the caller still waits, and what to undo when the
 * answer never reaches him. Owned by the front end; a handler uses it from any one thread at a time.
 */
public final class Call {

    private final String account;
    private final Cancel cancel = new Cancel();
    private volatile @Nullable Runnable undo;

    /** A call of that account. */
    public Call(String account) {
        this.account = account;
    }

    /** The account whose key signed the request. */
    public String account() {
        return account;
    }

    /** The caller's queue of that name. */
    public QueueKey queue(QueueName name) {
        return new QueueKey(account, name);
    }

    /** Cancelled when the caller hangs up or the server stops. */
    public Cancel cancel() {
        return cancel;
    }

    /** What to do when the answer could not be written; set before the answer's stage completes. */
    public void ifUndelivered(Runnable undo) {
        this.undo = undo;
    }

    /** Told by the front end, at most once, when the answer could not be written. */
    public void undelivered() {
        Runnable toUndo = undo;
        if (toUndo != null) {
            toUndo.run();
        }
    }
}
