package org.opencmq.jms.internal.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opencmq.jms.internal.consume.FeedEnvironment;
import org.opencmq.jms.internal.consume.QueueFeed;
import org.opencmq.protocol.QueueName;

/**
 * The feeds of a connection, one for each queue and selector in use. Owner of the count of their users; feeds are started,
 * stopped and closed outside of its lock.
 */
final class Feeds {

    private final FeedEnvironment environment;
    private final Map<Key, Shared> feeds = new HashMap<>();
    private boolean started;

    private record Key(String queue, Optional<String> selector) {}

    private static final class Shared {
        private final QueueFeed feed;
        private int users;

        private Shared(QueueFeed feed) {
            this.feed = feed;
        }
    }

    Feeds(FeedEnvironment environment) {
        this.environment = environment;
    }

    /** The feed of a queue; each call needs one {@link #release}. */
    QueueFeed acquire(QueueName queue, Optional<String> selector) {
        Shared shared;
        boolean start;
        synchronized (this) {
            shared = feeds.computeIfAbsent(
                    new Key(queue.key(), selector), key -> new Shared(new QueueFeed(queue, selector, environment)));
            shared.users++;
            start = started;
        }
        if (start) {
            shared.feed.start();
        }
        return shared.feed;
    }

    /** One user less; the last one closes the feed. */
    void release(QueueFeed feed) {
        synchronized (this) {
            Shared mine = feeds.values().stream()
                    .filter(shared -> shared.feed == feed)
                    .findFirst()
                    .orElse(null);
            if (mine == null || --mine.users > 0) {
                return;
            }
            feeds.values().remove(mine);
        }
        feed.close();
    }

    /** Whether somebody receives from the queue. */
    synchronized boolean uses(QueueName queue) {
        return feeds.keySet().stream().anyMatch(key -> key.queue.equals(queue.key()));
    }

    void start() {
        all(true).forEach(QueueFeed::start);
    }

    void stop() {
        all(false).forEach(QueueFeed::stop);
    }

    void close() {
        List<QueueFeed> open = all(false);
        synchronized (this) {
            feeds.clear();
        }
        open.forEach(QueueFeed::close);
    }

    private synchronized List<QueueFeed> all(boolean start) {
        started = start;
        List<QueueFeed> all = new ArrayList<>();
        feeds.values().forEach(shared -> all.add(shared.feed));
        return all;
    }
}
