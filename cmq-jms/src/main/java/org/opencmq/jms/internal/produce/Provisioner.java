package org.opencmq.jms.internal.produce;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.opencmq.jms.config.DestinationPrefix;
import org.opencmq.jms.config.MissingDestination;
import org.opencmq.jms.config.NewQueues;
import org.opencmq.jms.internal.destination.CmqDestination;
import org.opencmq.jms.internal.destination.CmqQueue;
import org.opencmq.jms.internal.destination.CmqTopic;
import org.opencmq.jms.internal.destination.RecentDestinations;
import org.opencmq.jms.internal.edge.ServiceEdge;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.QueueSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes queues and topics the service turned out not to have, if that is wanted, and remembers which ones were seen.
 * Belongs to one connection; safe for all its threads.
 */
public final class Provisioner {

    private static final Logger LOG = LoggerFactory.getLogger(Provisioner.class);

    private final ServiceEdge edge;
    private final MissingDestination policy;
    private final QueueSettings settings;
    private final Optional<QueueName> deadLetters;
    private final QueueSettings settingsOfDeadLetters;
    private final RecentDestinations<Boolean> seen = new RecentDestinations<>();
    private final Set<String> neverMake = ConcurrentHashMap.newKeySet();

    /** Nothing seen yet. */
    public Provisioner(ServiceEdge edge, MissingDestination policy, NewQueues newQueues, DestinationPrefix prefix) {
        this.edge = edge;
        this.policy = policy;
        this.deadLetters = newQueues.deadLetterQueue().map(name -> new CmqQueue(prefix.before(name)).cmqName());
        this.settings = newQueues.settings(deadLetters);
        this.settingsOfDeadLetters = newQueues.settings(Optional.empty());
    }

    /** Whether the destination existed when it was last used; false also when that was long ago. */
    public boolean wasSeen(CmqDestination destination) {
        return seen.get(destination) != null;
    }

    /** The destination exists. */
    public void saw(CmqDestination destination) {
        seen.put(destination, true);
    }

    /** The destination exists no more. */
    public void gone(CmqDestination destination) {
        seen.remove(destination);
    }

    /** The queue is somebody's to make and delete: a temporary one, or that of a subscription. */
    public void leaveAlone(QueueName queue) {
        neverMake.add(queue.key());
    }

    /** Ends {@link #leaveAlone}. */
    public void forget(QueueName queue) {
        neverMake.remove(queue.key());
    }

    /**
     * Makes the missing destination.
     *
     * @throws JMSException the given reason when it is not to be made, or another when that failed
     */
    public void provide(CmqDestination destination, JMSException reason) throws JMSException {
        gone(destination);
        if (destination.isTemporary()) {
            throw reason;
        }
        if (destination instanceof CmqQueue queue) {
            provideQueue(queue.cmqName(), reason);
        } else if (destination instanceof CmqTopic topic) {
            if (policy == MissingDestination.FAIL) {
                throw reason;
            }
            makeTopic(topic.cmqName());
        }
        saw(destination);
    }

    /** The same for a queue by its CMQ name. */
    public void provideQueue(QueueName queue, JMSException reason) throws JMSException {
        if (policy == MissingDestination.FAIL || neverMake.contains(queue.key())) {
            throw reason;
        }
        createQueue(queue);
    }

    /** Creates a queue, whatever the policy, and before it its dead letter queue. */
    public void createQueue(QueueName queue) throws JMSException {
        if (deadLetters.isPresent() && !deadLetters.get().key().equals(queue.key())) {
            edge.destinations().createQueue(deadLetters.get(), settingsOfDeadLetters);
            edge.destinations().createQueue(queue, settings);
        } else {
            edge.destinations().createQueue(queue, settingsOfDeadLetters);
        }
        LOG.info("created a missing queue queue={}", queue);
    }

    private void makeTopic(TopicName topic) throws JMSException {
        edge.destinations().createTopic(topic);
        LOG.info("created a missing topic topic={}", topic);
    }

    /**
     * Makes sure that a topic exists before somebody subscribes.
     *
     * @throws InvalidDestinationException when it does not and is not to be made
     */
    public void requireTopic(CmqTopic topic) throws JMSException {
        if (wasSeen(topic)) {
            return;
        }
        if (topic.isTemporary() || policy == MissingDestination.FAIL) {
            if (!edge.destinations().topicExists(topic.cmqName())) {
                throw new InvalidDestinationException(
                        "there is no topic " + topic.getTopicName() + "; create it, or set destination.missing=create",
                        "4440");
            }
        } else {
            edge.destinations().createTopic(topic.cmqName());
        }
        saw(topic);
    }

    /**
     * Checks that a queue exists where it would not be made.
     *
     * @throws InvalidDestinationException when it does not
     */
    public void requireQueue(CmqQueue queue) throws JMSException {
        boolean made = policy == MissingDestination.CREATE && !queue.isTemporary();
        if (!made && !wasSeen(queue)) {
            if (!edge.destinations().queueExists(queue.cmqName())) {
                throw new InvalidDestinationException(
                        "there is no queue " + queue.getQueueName()
                                + (queue.isTemporary()
                                        ? "; it was deleted"
                                        : "; create it, or set destination.missing=create"),
                        "4440");
            }
            saw(queue);
        }
    }
}
