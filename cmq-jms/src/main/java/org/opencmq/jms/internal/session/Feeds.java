package org.opencmq.jms.internal.session;

import java.time.Duration;
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

    private static final int MOST_UNUSED = 64;

    /** A service that does not answer for so long must not hold up a close; leases end by themselves. */
    private static final Duration GIVING_BACK = Duration.ofSeconds(2);

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
        synchronized (this) {
            shared = feeds.computeIfAbsent(
                    new Key(queue.key(), selector), key -> new Shared(new QueueFeed(queue, selector, environment)));
            shared.users++;
        }
        startOrStop(shared.feed);
        return shared.feed;
    }

    /** Makes a feed do what all do, also when that changes meanwhile. */
    private void startOrStop(QueueFeed feed) {
        boolean done;
        do {
            boolean start = isStarted();
            if (start) {
                feed.start();
            } else {
                feed.stop();
            }
            done = start == isStarted();
        } while (!done);
    }

    private synchronized boolean isStarted() {
        return started;
    }

    /**
     * One user less; the last one closes the feed. Where leases cannot be ended, the feed stays open instead, without polls,
     * for what it holds would be hidden from the next consumer too.
     */
    void release(QueueFeed feed) {
        List<QueueFeed> ending = new ArrayList<>();
        synchronized (this) {
            Shared mine = feeds.values().stream()
                    .filter(shared -> shared.feed == feed)
                    .findFirst()
                    .orElse(null);
            if (mine == null || --mine.users > 0) {
                return;
            }
            if (environment.features().changeVisibility() || feed.isGone()) {
                feeds.values().remove(mine);
                ending.add(feed);
            } else {
                ending.addAll(takeForgotten());
            }
        }
        close(ending);
    }

    /** Ends all of them at once, then waits for what they had asked for. */
    private static void close(List<QueueFeed> ending) {
        ending.forEach(QueueFeed::close);
        ending.forEach(feed -> feed.awaitGivenBack(GIVING_BACK));
    }

    private List<QueueFeed> takeForgotten() {
        List<Shared> unused =
                feeds.values().stream().filter(shared -> shared.users == 0).toList();
        List<QueueFeed> taken = new ArrayList<>();
        for (Shared shared : unused) {
            if (unused.size() - taken.size() > MOST_UNUSED && shared.feed.atHand() == 0) {
                feeds.values().remove(shared);
                taken.add(shared.feed);
            }
        }
        return taken;
    }

    /** The queue is being deleted: nothing of it is kept. */
    void queueIsGoing(QueueName queue) {
        List<QueueFeed> going = new ArrayList<>();
        synchronized (this) {
            feeds.forEach((key, shared) -> {
                if (key.queue.equals(queue.key())) {
                    shared.feed.queueIsGoing();
                    if (shared.users == 0) {
                        going.add(shared.feed);
                    }
                }
            });
            feeds.values().removeIf(shared -> going.contains(shared.feed));
        }
        going.forEach(QueueFeed::close); // nothing of it can be given back
    }

    /** Whether somebody receives from the queue. */
    synchronized boolean uses(QueueName queue) {
        return feeds.entrySet().stream()
                .anyMatch(entry -> entry.getKey().queue.equals(queue.key()) && entry.getValue().users > 0);
    }

    /** How many leased messages nobody has taken. */
    int atHand() {
        List<QueueFeed> all = new ArrayList<>();
        synchronized (this) {
            feeds.values().forEach(shared -> all.add(shared.feed));
        }
        return all.stream().mapToInt(QueueFeed::atHand).sum();
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
        close(open);
    }

    private synchronized List<QueueFeed> all(boolean start) {
        started = start;
        List<QueueFeed> all = new ArrayList<>();
        feeds.values().forEach(shared -> all.add(shared.feed));
        return all;
    }
}
