package org.opencmq.jms.internal.subscribe;

import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.internal.destination.CmqTopic;
import org.opencmq.jms.internal.edge.ServiceEdge;
import org.opencmq.jms.internal.produce.Provisioner;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.SubscriptionName;

/**
 * The subscriptions of a connection. Each is a CMQ queue and a CMQ subscription of the same name that fills it. Deleting the
 * queue ends the subscription even where its topic is not known any more. Safe for all threads; asks the service under no
 * lock.
 */
public final class Subscriptions {

    private static final String DURABLE = "subd";
    private static final String SHARED = "subs";
    private static final Duration IDLE_DELETE = Duration.ofMinutes(30);

    private final ServiceEdge edge;
    private final Provisioner provisioner;
    private final String service;
    private final String connectionId;
    private final Supplier<Optional<String>> clientId;
    private final AtomicInteger next = new AtomicInteger(1);

    /**
     * None yet.
     *
     * @param service names the service, for what is unique per service
     * @param connectionId letters and digits, unique in the world
     * @param clientId the connection's client identifier as it is when asked
     */
    public Subscriptions(
            ServiceEdge edge,
            Provisioner provisioner,
            String service,
            String connectionId,
            Supplier<Optional<String>> clientId) {
        this.edge = edge;
        this.provisioner = provisioner;
        this.service = service;
        this.connectionId = connectionId;
        this.clientId = clientId;
    }

    /**
     * Begins to use a subscription, making it when there is none, replacing it when it is another one of that name.
     *
     * @throws JMSException when its name is in use, or a durable one is asked for without a client identifier
     */
    public ActiveSubscription open(SubscriptionRequest request) throws JMSException {
        String name = request.name();
        return name == null ? openUnnamed(request) : openNamed(request, name);
    }

    private ActiveSubscription openUnnamed(SubscriptionRequest request) throws JMSException {
        QueueName queue = new QueueName("subn-" + connectionId + "-" + next.getAndIncrement());
        provisioner.leaveAlone(queue);
        edge.createQueue(queue, Optional.of(IDLE_DELETE));
        try {
            edge.subscribe(request.topic().cmqName(), new SubscriptionName(queue.value()), queue, List.of());
        } catch (JMSException e) {
            edge.deleteQueue(queue);
            throw e;
        }
        return new Use(queue, () -> remove(request.topic(), queue));
    }

    private ActiveSubscription openNamed(SubscriptionRequest request, String name) throws JMSException {
        Optional<String> id = clientId.get();
        if (request.durable() && !request.shared() && id.isEmpty()) {
            throw new IllegalStateException(
                    "an unshared durable subscription belongs to a client identifier; set one on the connection first");
        }
        String base = SubscriptionNames.base(request.durable() ? DURABLE : SHARED, id.orElse(null), name);
        String variant = SubscriptionNames.variant(request);
        String key = key(base);
        ActiveNames.all().enter(key, name, variant, request.shared());
        QueueName queue = new QueueName(base + variant);
        try {
            establish(request, base, queue);
        } catch (JMSException | RuntimeException e) {
            ActiveNames.all().leave(key);
            throw e;
        }
        return new Use(queue, () -> {
            if (ActiveNames.all().leave(key) && !request.durable()) {
                remove(request.topic(), queue);
            }
        });
    }

    private void establish(SubscriptionRequest request, String base, QueueName queue) throws JMSException {
        boolean exists = false;
        for (QueueName found : edge.queuesBeginning(base)) {
            if (found.key().equals(queue.key())) {
                exists = true;
            } else {
                edge.deleteQueue(found);
            }
        }
        provisioner.leaveAlone(queue);
        if (!exists) {
            edge.createQueue(queue, request.durable() ? Optional.empty() : Optional.of(IDLE_DELETE));
        }
        edge.subscribe(request.topic().cmqName(), new SubscriptionName(queue.value()), queue, List.of());
    }

    /**
     * Deletes a durable subscription.
     *
     * @throws InvalidDestinationException when there is none of that name
     * @throws JMSException when it has a consumer
     */
    public void unsubscribe(@Nullable String name) throws JMSException {
        if (name == null || name.isEmpty()) {
            throw new InvalidDestinationException("a subscription needs a name that is not empty");
        }
        String base = SubscriptionNames.base(DURABLE, clientId.get().orElse(null), name);
        if (ActiveNames.all().isActive(key(base))) {
            throw new IllegalStateException(
                    "subscription '" + name + "' still has an active consumer; close it before unsubscribing");
        }
        List<QueueName> found = edge.queuesBeginning(base);
        if (found.isEmpty()) {
            throw new InvalidDestinationException("there is no durable subscription '" + name + "'"
                    + clientId.get().map(id -> " of client '" + id + "'").orElse(" without client identifier"));
        }
        for (QueueName queue : found) {
            edge.deleteQueue(queue);
        }
    }

    private void remove(CmqTopic topic, QueueName queue) throws JMSException {
        edge.unsubscribe(topic.cmqName(), new SubscriptionName(queue.value()));
        edge.deleteQueue(queue);
        provisioner.forget(queue);
    }

    private String key(String base) {
        return service + '\n' + base;
    }

    @FunctionalInterface
    private interface Ending {
        void end() throws JMSException;
    }

    private static final class Use implements ActiveSubscription {

        private final QueueName queue;
        private final Ending ending;
        private final AtomicBoolean ended = new AtomicBoolean();

        private Use(QueueName queue, Ending ending) {
            this.queue = queue;
            this.ending = ending;
        }

        @Override
        public QueueName queue() {
            return queue;
        }

        @Override
        public void end() throws JMSException {
            if (!ended.getAndSet(true)) {
                ending.end();
            }
        }
    }
}
