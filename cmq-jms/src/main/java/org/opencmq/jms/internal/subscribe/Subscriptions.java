package org.opencmq.jms.internal.subscribe;

import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.internal.edge.ServiceEdge;
import org.opencmq.jms.internal.produce.Provisioner;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.TopicName;

/**
 * The subscriptions of a connection. Each is a CMQ queue and a CMQ subscription of the same name that fills it. Safe for all
 * threads; asks the service under no lock.
 *
 * <p>A process that dies leaves the queues of its subscriptions that are not durable. A service that can do it deletes them
 * when nobody received for {@link ServiceEdge#ABANDONED}. On plain CMQ they stay, and their messages for as long as the queue retains
 * them: nothing CMQ tells about a queue shows whether somebody still receives from it, so that deleting those of others
 * would sooner or later take one that is in use. An operator who knows that all applications are down can delete the queues
 * whose names begin with {@code subn-}.
 */
public final class Subscriptions {

    private static final String DURABLE = "subd";
    private static final String SHARED_DURABLE = "subx";
    private static final String SHARED = "subs";

    private final ServiceEdge edge;
    private final Provisioner provisioner;
    private final String service;
    private final String connectionId;
    private final Supplier<Optional<String>> clientId;
    private final Consumer<QueueName> queueIsGoing;
    private final Map<String, TopicName> topics = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger(1);

    /**
     * None yet.
     *
     * @param service names the service, for what is unique per service
     * @param connectionId letters and digits, unique in the world
     * @param clientId the connection's client identifier as it is when asked
     * @param queueIsGoing is told before the queue of a subscription is deleted
     */
    public Subscriptions(
            ServiceEdge edge,
            Provisioner provisioner,
            String service,
            String connectionId,
            Supplier<Optional<String>> clientId,
            Consumer<QueueName> queueIsGoing) {
        this.edge = edge;
        this.provisioner = provisioner;
        this.service = service;
        this.connectionId = connectionId;
        this.clientId = clientId;
        this.queueIsGoing = queueIsGoing;
    }

    /**
     * Begins to use a subscription, making it when there is none, replacing it when it is another one of that name.
     *
     * @param filterTags tags by which the service filters; none for no filter. They must follow from the selector
     * @throws JMSException when its name is in use, or a durable one is asked for without a client identifier
     */
    public ActiveSubscription open(SubscriptionRequest request, List<String> filterTags) throws JMSException {
        String name = request.name();
        return name == null ? openUnnamed(request, filterTags) : openNamed(request, name, filterTags);
    }

    private ActiveSubscription openUnnamed(SubscriptionRequest request, List<String> filterTags) throws JMSException {
        QueueName queue = new QueueName("subn-" + connectionId + "-" + next.getAndIncrement());
        provisioner.leaveAlone(queue);
        try {
            edge.destinations().createQueue(queue, Optional.of(ServiceEdge.ABANDONED));
            edge.destinations()
                    .subscribe(request.topic().cmqName(), new SubscriptionName(queue.value()), queue, filterTags);
        } catch (JMSException e) {
            forget(queue, e);
            throw e;
        }
        return new Use(queue, queueIsGoing -> {
            queueIsGoing.run();
            remove(queue, Optional.of(request.topic().cmqName()));
        });
    }

    /** A queue that may have been made for nothing. */
    private void forget(QueueName queue, JMSException reason) {
        provisioner.forget(queue);
        try {
            edge.destinations().deleteQueue(queue);
        } catch (JMSException e) {
            reason.addSuppressed(e);
        }
    }

    private ActiveSubscription openNamed(SubscriptionRequest request, String name, List<String> filterTags)
            throws JMSException {
        Optional<String> id = clientId.get();
        if (request.durable() && !request.shared() && id.isEmpty()) {
            throw new IllegalStateException(
                    "an unshared durable subscription belongs to a client identifier; set one on the connection first");
        }
        String kind = request.durable() ? (request.shared() ? SHARED_DURABLE : DURABLE) : SHARED;
        String base = SubscriptionNames.base(kind, id.orElse(null), name);
        String variant = SubscriptionNames.variant(request);
        String key = key(request.durable() ? DURABLE : SHARED, id.orElse(null), name);
        ActiveNames.all().enter(key, name, variant, request.shared());
        QueueName queue;
        try {
            if (request.durable()) {
                refuseTheOtherKind(request, id.orElse(null), name);
            }
            queue = establish(request, base, base + variant, filterTags);
        } catch (JMSException | RuntimeException e) {
            ActiveNames.all().leave(key);
            throw e;
        }
        return new Use(queue, queueIsGoing -> {
            if (ActiveNames.all().leave(key) && !request.durable()) {
                queueIsGoing.run();
                remove(queue, Optional.of(request.topic().cmqName()));
            }
        });
    }

    /** Shared and unshared durable subscriptions of a client cannot have the same name. */
    private void refuseTheOtherKind(SubscriptionRequest request, @Nullable String id, String name) throws JMSException {
        String other = request.shared() ? DURABLE : SHARED_DURABLE;
        if (!edge.destinations()
                .queuesBeginning(SubscriptionNames.base(other, id, name))
                .isEmpty()) {
            throw new IllegalStateException("there is a durable subscription '" + name + "' that is "
                    + (request.shared() ? "not shared" : "shared") + "; unsubscribe it first, or use another name");
        }
    }

    /** Finds the queue of a subscription or makes it, and removes those of other topics and selectors. */
    private QueueName establish(SubscriptionRequest request, String base, String full, List<String> filterTags)
            throws JMSException {
        QueueName queue = null;
        for (QueueName found : edge.destinations().queuesBeginning(base)) {
            if (queue == null && SubscriptionNames.isOf(full, found)) {
                queue = found;
            } else {
                remove(found, Optional.empty());
            }
        }
        if (queue == null) {
            queue = make(request, base, full);
        }
        provisioner.leaveAlone(queue);
        TopicName topic = request.topic().cmqName();
        edge.destinations().subscribe(topic, new SubscriptionName(queue.value()), queue, filterTags);
        topics.put(queue.key(), topic);
        return queue;
    }

    /**
     * Makes the queue under a name that never was, because CMQ refuses that of a queue deleted a moment ago. When somebody
     * else makes one for the same shared subscription meanwhile, the older one counts.
     */
    private QueueName make(SubscriptionRequest request, String base, String full) throws JMSException {
        QueueName mine = SubscriptionNames.numbered(full, System.currentTimeMillis());
        provisioner.leaveAlone(mine);
        edge.destinations()
                .createQueue(mine, request.durable() ? Optional.empty() : Optional.of(ServiceEdge.ABANDONED));
        if (!request.shared()) {
            return mine;
        }
        QueueName oldest = mine;
        for (QueueName found : edge.destinations().queuesBeginning(base)) {
            if (SubscriptionNames.isOf(full, found) && found.key().compareTo(oldest.key()) < 0) {
                oldest = found;
            }
        }
        if (!oldest.equals(mine)) {
            edge.destinations().deleteQueue(mine);
            provisioner.forget(mine);
        }
        return oldest;
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
        String id = clientId.get().orElse(null);
        if (ActiveNames.all().isActive(key(DURABLE, id, name))) {
            throw new IllegalStateException(
                    "subscription '" + name + "' still has an active consumer; close it before unsubscribing");
        }
        List<QueueName> found =
                new ArrayList<>(edge.destinations().queuesBeginning(SubscriptionNames.base(DURABLE, id, name)));
        found.addAll(edge.destinations().queuesBeginning(SubscriptionNames.base(SHARED_DURABLE, id, name)));
        if (found.isEmpty()) {
            throw new InvalidDestinationException("there is no durable subscription '" + name + "'"
                    + (id == null ? " without client identifier" : " of client '" + id + "'"));
        }
        for (QueueName queue : found) {
            remove(queue, Optional.empty());
        }
    }

    /** Ends the subscription explicitly, for a service need not do that when its queue goes; then deletes the queue. */
    private void remove(QueueName queue, Optional<TopicName> known) throws JMSException {
        queueIsGoing.accept(queue);
        SubscriptionName subscription = new SubscriptionName(queue.value());
        List<TopicName> from = known.isPresent()
                ? List.of(known.get())
                : edge.destinations().topicsOf(subscription, Optional.ofNullable(topics.get(queue.key())));
        for (TopicName topic : from) {
            edge.destinations().unsubscribe(topic, subscription);
        }
        edge.destinations().deleteQueue(queue);
        topics.remove(queue.key());
        provisioner.forget(queue);
    }

    private String key(String kind, @Nullable String id, String name) {
        return service + '\n' + SubscriptionNames.base(kind, id, name);
    }

    @FunctionalInterface
    private interface Ending {
        void end(Runnable queueIsGoing) throws JMSException;
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
        public void end(Runnable queueIsGoing) throws JMSException {
            if (!ended.getAndSet(true)) {
                ending.end(queueIsGoing);
            }
        }
    }
}
