package org.opencmq.jms.internal.session;

import jakarta.jms.ConnectionConsumer;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.ServerSessionPool;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.internal.destination.CmqDestination;
import org.opencmq.jms.internal.destination.CmqQueue;
import org.opencmq.jms.internal.destination.CmqTopic;
import org.opencmq.jms.internal.subscribe.SubscriptionRequest;

/** Makes connection consumers: each has a session of its own that takes messages and hands them to server sessions. */
final class ConnectionConsumers {

    private final Sessions sessions;

    /** Opens the session that holds the messages of one connection consumer. */
    @FunctionalInterface
    interface Sessions {
        SessionCore open() throws JMSException;
    }

    @FunctionalInterface
    private interface Consuming {
        CmqMessageConsumer by(SessionCore holder) throws JMSException;
    }

    ConnectionConsumers(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Of a queue, or of a subscription of a topic that is neither durable nor shared. */
    ConnectionConsumer create(
            @Nullable CmqDestination where, @Nullable String selector, ServerSessionPool pool, int maxMessages)
            throws JMSException {
        if (where instanceof CmqQueue queue) {
            return consume(pool, maxMessages, holder -> holder.createQueueConsumer(queue, selector, false));
        }
        return create(SubscriptionRequest.nonDurable(topic(where), selector, false), pool, maxMessages);
    }

    /** Of a subscription. */
    ConnectionConsumer create(SubscriptionRequest request, ServerSessionPool pool, int maxMessages)
            throws JMSException {
        return consume(pool, maxMessages, holder -> holder.createSubscriber(request));
    }

    static CmqTopic topic(@Nullable CmqDestination destination) throws JMSException {
        if (destination instanceof CmqTopic topic) {
            return topic;
        }
        throw new InvalidDestinationException("a queue or a topic is required, was " + destination);
    }

    private ConnectionConsumer consume(@Nullable ServerSessionPool pool, int maxMessages, Consuming consuming)
            throws JMSException {
        if (pool == null) {
            throw new JMSException("a connection consumer needs a server session pool, was null");
        }
        if (maxMessages < 1) {
            throw new JMSException("a server session must take 1 or more messages at a time, was " + maxMessages);
        }
        SessionCore holder = sessions.open();
        CmqConnectionConsumer consumer = new CmqConnectionConsumer(holder, pool, maxMessages);
        try {
            consuming.by(holder).handOverTo(consumer::handOver);
        } catch (JMSException | RuntimeException e) {
            holder.close();
            throw e;
        }
        return consumer;
    }
}
