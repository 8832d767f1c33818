package org.opencmq.server.push;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.topic.Subscription;
import org.opencmq.server.topic.SubscriptionListener;

/** Owner of who delivers for which subscription: one {@link Delivering} each. Safe from any thread. */
public final class Deliveries implements SubscriptionListener, AutoCloseable {

    private final Map<String, Delivering> bySubscription = new ConcurrentHashMap<>();
    private final Engine engine;
    private final Attempt attempt;
    private final DeliveryListener listener;
    private final Timer timer;
    private final Clock clock;
    private final RandomGenerator random;

    /** Delivers from the engine's delivery queues by means of the given attempt. */
    public Deliveries(
            Engine engine,
            Attempt attempt,
            DeliveryListener listener,
            Timer timer,
            Clock clock,
            RandomGenerator random) {
        this.engine = engine;
        this.attempt = attempt;
        this.listener = listener;
        this.timer = timer;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public void added(Subscription subscription) {
        Delivering delivering = new Delivering(subscription, engine, attempt, listener, timer, clock, random);
        if (bySubscription.putIfAbsent(subscription.subscriptionId(), delivering) == null) {
            delivering.proceed();
        }
    }

    @Override
    public void changed(Subscription subscription) {
        Delivering delivering = bySubscription.get(subscription.subscriptionId());
        if (delivering != null) {
            delivering.change(subscription);
            delivering.proceed();
        }
    }

    @Override
    public void removed(Subscription subscription) {
        Delivering delivering = bySubscription.remove(subscription.subscriptionId());
        if (delivering != null) {
            delivering.stop();
        }
    }

    /** Takes up nothing more. What is under way ends by itself; what waits is delivered after the next start. */
    @Override
    public void close() {
        bySubscription.values().forEach(Delivering::stop);
        bySubscription.clear();
    }
}
