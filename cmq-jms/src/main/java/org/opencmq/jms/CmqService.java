package org.opencmq.jms;

import jakarta.jms.JMSException;
import java.time.Duration;
import org.opencmq.jms.config.DestinationPrefix;
import org.opencmq.jms.internal.destination.CmqQueue;
import org.opencmq.jms.internal.destination.CmqTopic;
import org.opencmq.jms.internal.edge.ServiceEdge;
import org.opencmq.jms.internal.produce.Provisioner;
import org.opencmq.jms.monitor.ServiceStatus;

/**
 * The service behind a connection factory, for what is no messaging: whether it answers, which destinations it has, and
 * making those it lacks. Names are those of Jakarta Messaging, as a session takes them. Shares HTTP connections with the
 * connections of its factory. Safe for all threads; opened by {@link CmqConnectionFactory#openService()}.
 */
public final class CmqService implements AutoCloseable {

    private final String endpoint;
    private final ServiceEdge edge;
    private final Provisioner provisioner;
    private final DestinationPrefix prefix;
    private final Runnable release;

    /** Called by the factory. */
    CmqService(String endpoint, ServiceEdge edge, Provisioner provisioner, DestinationPrefix prefix, Runnable release) {
        this.endpoint = endpoint;
        this.edge = edge;
        this.provisioner = provisioner;
        this.prefix = prefix;
        this.release = release;
    }

    /**
     * Asks the service for its queues, one at most, so that it must answer and take the key pair.
     *
     * @param patience for the answer, 1 ms to 24 h
     * @throws jakarta.jms.JMSSecurityException when it refuses the key pair
     * @throws JMSException when it does not answer in time, or with an error; with CMQ's code, if there is one
     */
    public ServiceStatus status(Duration patience) throws JMSException {
        return edge.status(endpoint, patience);
    }

    /** Whether the queue exists. */
    public boolean hasQueue(String name) throws JMSException {
        return edge.destinations().queueExists(queue(name).cmqName());
    }

    /** Whether the topic exists. */
    public boolean hasTopic(String name) throws JMSException {
        return edge.destinations().topicExists(topic(name).cmqName());
    }

    /** Creates a queue with the factory's settings for new ones; one that exists already is fine. */
    public void createQueue(String name) throws JMSException {
        provisioner.createQueue(queue(name).cmqName());
    }

    /** Creates a topic; one that exists already is fine. */
    public void createTopic(String name) throws JMSException {
        edge.destinations().createTopic(topic(name).cmqName());
    }

    private CmqQueue queue(String name) {
        return new CmqQueue(prefix.before(name));
    }

    private CmqTopic topic(String name) {
        return new CmqTopic(prefix.before(name));
    }

    /** Lets go of what it shares. Does nothing the second time. */
    @Override
    public void close() {
        release.run();
    }
}
