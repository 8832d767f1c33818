package org.opencmq.jms.internal.session;

import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.opencmq.jms.internal.destination.CmqDestination;
import org.opencmq.jms.internal.destination.CmqQueue;
import org.opencmq.jms.internal.destination.CmqTemporaryQueue;
import org.opencmq.jms.internal.destination.CmqTemporaryTopic;
import org.opencmq.jms.internal.destination.CmqTopic;
import org.opencmq.jms.internal.destination.TemporaryOwner;
import org.opencmq.jms.internal.edge.ServiceEdge;
import org.opencmq.jms.internal.edge.ServiceUnreachedException;
import org.opencmq.jms.internal.produce.Provisioner;
import org.opencmq.protocol.QueueName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The temporary queues and topics of a connection: made on the service at once, deleted with the connection at the latest.
 * Owner of the list of those that exist; safe for all threads.
 */
final class TemporaryDestinations implements TemporaryOwner {

    private static final Logger LOG = LoggerFactory.getLogger(TemporaryDestinations.class);

    private final ServiceEdge edge;
    private final Provisioner provisioner;
    private final String connectionId;
    private final Predicate<CmqDestination> inUse;
    private final Consumer<QueueName> queueIsGoing;
    private final AtomicInteger next = new AtomicInteger(1);
    private final Set<CmqDestination> living = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * None yet.
     *
     * @param connectionId letters and digits, unique in the world
     * @param inUse whether a consumer of the connection is open on a destination
     * @param queueIsGoing is told before a queue is deleted
     */
    TemporaryDestinations(
            ServiceEdge edge,
            Provisioner provisioner,
            String connectionId,
            Predicate<CmqDestination> inUse,
            Consumer<QueueName> queueIsGoing) {
        this.edge = edge;
        this.provisioner = provisioner;
        this.connectionId = connectionId;
        this.inUse = inUse;
        this.queueIsGoing = queueIsGoing;
    }

    CmqTemporaryQueue createQueue() throws JMSException {
        CmqTemporaryQueue queue = new CmqTemporaryQueue("tmpq-" + connectionId + "-" + next.getAndIncrement(), this);
        edge.destinations().createQueue(queue.cmqName(), Optional.of(ServiceEdge.ABANDONED));
        provisioner.leaveAlone(queue.cmqName());
        provisioner.saw(queue);
        living.add(queue);
        return queue;
    }

    CmqTemporaryTopic createTopic() throws JMSException {
        CmqTemporaryTopic topic = new CmqTemporaryTopic("tmpt-" + connectionId + "-" + next.getAndIncrement(), this);
        edge.destinations().createTopic(topic.cmqName());
        provisioner.saw(topic);
        living.add(topic);
        return topic;
    }

    /** Whether this connection made the destination and it still exists. */
    boolean owns(CmqDestination destination) {
        return living.contains(destination);
    }

    @Override
    public void delete(CmqDestination destination) throws JMSException {
        if (closed) {
            throw new jakarta.jms.IllegalStateException("the connection is closed, and " + destination + " with it");
        }
        if (inUse.test(destination)) {
            throw new jakarta.jms.IllegalStateException(
                    destination + " still has an open consumer; close it before deleting the destination");
        }
        if (living.contains(destination)) {
            remove(destination); // when that fails it is there as before, and can be deleted again
            living.remove(destination);
        }
    }

    /** Deletes all. */
    void close() {
        closed = true;
        List<CmqDestination> left = new ArrayList<>(living);
        living.clear();
        for (CmqDestination destination : left) {
            try {
                remove(destination);
            } catch (ServiceUnreachedException e) {
                LOG.warn("could not delete temporary destinations, the service is away count={}", left.size(), e);
                return;
            } catch (JMSException e) {
                LOG.warn("could not delete a temporary destination destination={}", destination, e);
            }
        }
    }

    private void remove(CmqDestination destination) throws JMSException {
        if (destination instanceof CmqQueue queue) {
            queueIsGoing.accept(queue.cmqName());
            edge.destinations().deleteQueue(queue.cmqName());
            provisioner.forget(queue.cmqName());
        } else if (destination instanceof CmqTopic topic) {
            edge.destinations().deleteTopic(topic.cmqName());
        }
        provisioner.gone(destination);
    }
}
