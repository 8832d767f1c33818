package org.opencmq.server.topic;

/** Hears which subscriptions need delivery. Called from any thread, must be quick. */
public interface SubscriptionListener {

    /** A subscription exists now: after it was made, or when the server found it at its start. */
    void added(Subscription subscription);

    /** Its settings are others now. */
    void changed(Subscription subscription);

    /** It is gone, with all it had not delivered. */
    void removed(Subscription subscription);
}
