package org.opencmq.jms.internal.consume;

import jakarta.jms.JMSException;
import java.time.Instant;

/** One listening consumer: asks its feed for the next message whenever its dispatcher is done with the one before. */
public final class ListenerPort implements Taker {

    private final QueueFeed feed;
    private final ListenerDispatcher dispatcher;
    private final Listener listener;

    /** What a listening consumer does with messages. Called on the dispatcher's thread. */
    public interface Listener {

        /** Whether a message would do; only computes. */
        default boolean wants(Delivery delivery) {
            return true;
        }

        /** Takes one message; whatever goes wrong is its own business. */
        void deliver(Delivery delivery);

        /** There will be none for now: the queue is gone, or the key pair refused. */
        void failed(JMSException reason);
    }

    /** A port that asks for nothing until it is {@linkplain ListenerDispatcher#add added}. */
    public ListenerPort(QueueFeed feed, ListenerDispatcher dispatcher, Listener listener) {
        this.feed = feed;
        this.dispatcher = dispatcher;
        this.listener = listener;
    }

    @Override
    public void accept(Delivery delivery) {
        dispatcher.ready(this, delivery);
    }

    @Override
    public boolean wants(Delivery delivery) {
        return listener.wants(delivery);
    }

    @Override
    public void failed(JMSException reason) {
        dispatcher.failed(this, reason);
    }

    void ask() {
        feed.takeReady(this::wants).ifPresentOrElse(this::accept, () -> feed.want(this, Instant.MAX));
    }

    void withdraw() {
        feed.withdraw(this);
    }

    QueueFeed feed() {
        return feed;
    }

    Listener listener() {
        return listener;
    }
}
