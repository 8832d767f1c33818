package org.opencmq.server.topic;

import org.opencmq.protocol.MessageId;

/** Hears of messages published to traced topics, once they are kept. Called from any thread, must be quick. */
public interface PublicationListener {

    /** Hears nothing. */
    PublicationListener NONE = new PublicationListener() {
        @Override
        public void published(TopicKey topic, MessageId msgId, int subscriptions) {}

        @Override
        public void stored(Subscription subscription, MessageId msgId, MessageId storedAs) {}
    };

    /** A message was published, and so many subscriptions want it. */
    void published(TopicKey topic, MessageId msgId, int subscriptions);

    /** The message went straight into the queue of a subscription, where it has an identifier of its own. */
    void stored(Subscription subscription, MessageId msgId, MessageId storedAs);
}
