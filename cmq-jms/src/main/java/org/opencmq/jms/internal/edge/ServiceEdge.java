package org.opencmq.jms.internal.edge;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.opencmq.client.Cancellation;
import org.opencmq.jms.monitor.ServiceStatus;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.protocol.ReceivedMessage;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.BatchPeekMessage;
import org.opencmq.protocol.action.CommitTransaction;

/**
 * Everything the provider asks of the service. Safe for any number of threads. Methods that return a future never block;
 * the others block for one call with its repetitions. Futures fail with a {@link JMSException} (possibly wrapped in a
 * {@link java.util.concurrent.CompletionException}).
 *
 * <p>A destination that does not exist is {@link jakarta.jms.InvalidDestinationException}, a refused key pair {@link
 * jakarta.jms.JMSSecurityException}, no answer {@link ServiceUnreachedException}.
 *
 * <p>A lane is any object whose entries must not overtake each other: a session.
 */
public interface ServiceEdge extends AutoCloseable {

    /**
     * How long nobody receives from a queue before the service takes it for one whose connection died, where it cleans up by
     * itself. Who lives and consumes asks every 20 s or so; the rest is for outages.
     */
    Duration ABANDONED = Duration.ofMinutes(30);

    /** What the service can do; asked once, at the first call. */
    ServiceFeatures features() throws JMSException;

    /** Proves that the service answers and takes the key pair, by at most two requests, once. */
    void authenticate() throws JMSException;

    /**
     * What the service says about itself, after it took the key pair by one request.
     *
     * @param shown the endpoint as settings have it
     * @param patience for the answer
     */
    ServiceStatus status(String shown, Duration patience) throws JMSException;

    /**
     * Leases messages.
     *
     * @param max most messages, at least 1
     * @param wait whole seconds, 0 to 30
     * @param selector evaluated by the service; empty for all messages
     * @param cancellation ends the call at once, closing its connection so that the service leases nothing to it
     * @return the messages, oldest first; none when there were none in time, or when the call was cancelled
     */
    List<ReceivedMessage> receive(
            QueueName queue, int max, Duration wait, Optional<String> selector, Cancellation cancellation)
            throws JMSException;

    /** Sends one message and waits until it is stored. */
    void sendAndWait(Object lane, QueueName queue, String body, Duration delay) throws JMSException;

    /** Sends one message. */
    CompletableFuture<Void> send(Object lane, QueueName queue, String body, Duration delay);

    /** Publishes one message; no subscriber is no error. */
    CompletableFuture<Void> publish(Object lane, TopicName topic, String body, List<String> tags);

    /**
     * Deletes a leased message: true when it was deleted, false when the handle was not current any more.
     *
     * @param patience how long the deletion may rest to leave together with others; zero for at once
     */
    CompletableFuture<Boolean> delete(QueueName queue, ReceiptHandle handle, Duration patience);

    /** Lets leave at once the deletions that rest. */
    void hurryDeletions(QueueName queue);

    /**
     * Ends or prolongs leases. Needs {@link ServiceFeatures#changeVisibility()}.
     *
     * @return the handles that were not current any more
     */
    Set<ReceiptHandle> changeVisibility(QueueName queue, List<ReceiptHandle> handles, Duration timeout)
            throws JMSException;

    /**
     * Gives messages back that no application saw: as if they had not been received this time. Handles that are not current
     * any more are passed over. Needs {@link ServiceFeatures#changeVisibility()}.
     */
    void giveBack(QueueName queue, List<ReceiptHandle> handles) throws JMSException;

    /**
     * Reads up to 100 messages in order. Needs {@link ServiceFeatures#peek()}.
     *
     * @param marker where the page before ended; empty to begin
     */
    BatchPeekMessage.Result peek(QueueName queue, int max, Optional<String> marker) throws JMSException;

    /**
     * Carries out all or nothing. Needs {@link ServiceFeatures#commit()}.
     *
     * @throws StaleReceiptException when a receipt is not current any more: nothing was done
     */
    void commit(CommitTransaction transaction) throws JMSException;

    /** Queues, topics and subscriptions, as this edge sees them. */
    DestinationEdge destinations();

    /** Waits for what is under way, within a limit, and releases connections and threads. Idempotent. */
    @Override
    void close();
}
