package org.opencmq.jms.internal.edge;

import static org.opencmq.jms.internal.edge.Questions.ask;

import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.opencmq.client.CallOptions;
import org.opencmq.client.Cancellation;
import org.opencmq.client.CmqCancelledException;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqException;
import org.opencmq.client.CmqRefusedException;
import org.opencmq.client.CmqUnreachedException;
import org.opencmq.client.DeleteOutcome;
import org.opencmq.client.OutgoingMessage;
import org.opencmq.client.OutgoingPublication;
import org.opencmq.jms.monitor.ServiceStatus;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.protocol.ReceivedMessage;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.BatchChangeMessageVisibility;
import org.opencmq.protocol.action.BatchPeekMessage;
import org.opencmq.protocol.action.BatchReceiveMessage;
import org.opencmq.protocol.action.Capabilities;
import org.opencmq.protocol.action.Capability;
import org.opencmq.protocol.action.CommitTransaction;
import org.opencmq.protocol.action.HandleFailures;
import org.opencmq.protocol.action.ListQueue;
import org.opencmq.protocol.action.Page;
import org.opencmq.protocol.error.CmqErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The edge over a {@link CmqClient}, which it owns. Asks the client for the pipeline of each message, since it would otherwise
 * keep those of all temporary queues there ever were.
 */
public final class ClientEdge implements ServiceEdge {

    private static final Logger LOG = LoggerFactory.getLogger(ClientEdge.class);

    /**
     * Leases end by themselves, so that a change of them must not hold up a close for as long as other calls are repeated; a
     * service that is there answers well within it.
     */
    private static final Duration CHANGING_LEASES = Duration.ofSeconds(5);

    private final CmqClient client;
    private final DestinationEdge destinations;

    private volatile boolean authenticated;

    /** Takes over a client; closing the edge closes it. */
    public ClientEdge(CmqClient client) {
        this.client = client;
        this.destinations = new ClientDestinations(client);
    }

    @Override
    public ServiceFeatures features() throws JMSException {
        Capabilities known = ask(client::capabilities);
        return new ServiceFeatures(
                known.has(Capability.CHANGE_VISIBILITY),
                known.has(Capability.PEEK),
                known.has(Capability.SELECTOR),
                known.has(Capability.TRANSACTION),
                known.has(Capability.IDLE_DELETE),
                known.maxBatchEntries(),
                known.maxBatchBytes());
    }

    @Override
    public void authenticate() throws JMSException {
        if (authenticated) {
            return;
        }
        try {
            greet();
        } catch (CmqRefusedException e) {
            JMSException translated = ClientFailures.translate(e);
            if (translated instanceof JMSSecurityException) {
                throw translated;
            }
            // It answered: a service without this action still takes sends and receives.
            LOG.debug("the service lists no queues: {}", e.getMessage());
        } catch (CmqException e) {
            throw ClientFailures.translate(e);
        }
        authenticated = true;
    }

    /** A service that cannot be reached is given up soon; one that is there and slow gets the time of an answer. */
    private void greet() throws CmqException {
        ListQueue one = new ListQueue(new Page(Optional.empty(), 0, 1));
        try {
            client.execute(
                    ListQueue.ACTION,
                    one,
                    CallOptions.NONE.withTimeLimit(client.settings().connectTimeout()));
        } catch (CmqUnreachedException e) {
            if (!e.mayHaveBeenCarriedOut()) {
                throw e;
            }
            LOG.debug("asking once more: {}", e.getMessage());
            client.execute(
                    ListQueue.ACTION,
                    one,
                    CallOptions.NONE.withTimeLimit(client.settings().requestTimeout()));
        }
    }

    @Override
    public ServiceStatus status(String shown, Duration patience) throws JMSException {
        Page one = new Page(Optional.empty(), 0, 1);
        ask(() -> client.execute(ListQueue.ACTION, new ListQueue(one), CallOptions.NONE.withTimeLimit(patience)));
        Capabilities known = ask(client::capabilities);
        SortedSet<String> extensions = new TreeSet<>();
        known.supported().forEach(extension -> extensions.add(extension.name().toLowerCase(Locale.ROOT)));
        return new ServiceStatus(shown, known.product(), known.version(), extensions);
    }

    @Override
    public List<ReceivedMessage> receive(
            QueueName queue, int max, Duration wait, Optional<String> selector, Cancellation cancellation)
            throws JMSException {
        BatchReceiveMessage request =
                new BatchReceiveMessage(queue, max, Optional.of(wait), Optional.empty(), selector);
        try {
            return client.receive(request, cancellation);
        } catch (CmqCancelledException e) {
            if (cancellation.isCancelled()) {
                return List.of();
            }
            throw ClientFailures.translate(e);
        } catch (CmqException e) {
            throw ClientFailures.translate(e);
        }
    }

    @Override
    public void sendAndWait(Object lane, QueueName queue, String body, Duration delay) throws JMSException {
        ask(() -> client.sends(queue).sendAndWait(new OutgoingMessage(body, delay, lane)));
    }

    @Override
    public CompletableFuture<Void> send(Object lane, QueueName queue, String body, Duration delay) {
        return client.sends(queue).send(new OutgoingMessage(body, delay, lane)).handle(ClientEdge::done);
    }

    @Override
    public CompletableFuture<Void> publish(Object lane, TopicName topic, String body, List<String> tags) {
        return client.publishes(topic)
                .publish(new OutgoingPublication(body, tags, Optional.empty(), Optional.of(lane)))
                .handle((id, failure) -> {
                    if (failure != null && !isUnheard(failure)) {
                        throw ClientFailures.translate(failure);
                    }
                    return null;
                });
    }

    private static boolean isUnheard(Throwable failure) {
        Throwable cause = failure.getCause() == null || failure instanceof CmqException ? failure : failure.getCause();
        return cause instanceof CmqRefusedException refused && refused.code() == CmqErrorCode.NO_SUBSCRIPTION.code();
    }

    @Override
    public CompletableFuture<Boolean> delete(QueueName queue, ReceiptHandle handle, Duration patience) {
        return client.deletes(queue).deleteWithin(handle, patience).handle(ClientEdge::isDeleted);
    }

    @Override
    public void hurryDeletions(QueueName queue) {
        client.deletes(queue).hurry();
    }

    private static boolean isDeleted(@Nullable DeleteOutcome outcome, @Nullable Throwable failure) {
        if (failure != null) {
            throw ClientFailures.translate(failure);
        }
        return outcome == DeleteOutcome.DELETED;
    }

    @Override
    public Set<ReceiptHandle> changeVisibility(QueueName queue, List<ReceiptHandle> handles, Duration timeout)
            throws JMSException {
        Set<ReceiptHandle> stale = new HashSet<>();
        for (List<ReceiptHandle> part : parts(handles)) {
            change(new BatchChangeMessageVisibility(queue, part, timeout))
                    .forEach(failure -> stale.add(failure.receiptHandle()));
        }
        return stale;
    }

    @Override
    public void giveBack(QueueName queue, List<ReceiptHandle> handles) throws JMSException {
        for (List<ReceiptHandle> part : parts(handles)) {
            change(BatchChangeMessageVisibility.undelivered(queue, part));
        }
    }

    private List<HandleFailures.Failure> change(BatchChangeMessageVisibility request) throws JMSException {
        CallOptions options = CallOptions.NONE.withTimeLimit(CHANGING_LEASES);
        return ask(() -> client.execute(BatchChangeMessageVisibility.ACTION, request, options))
                .failures()
                .failures();
    }

    private List<List<ReceiptHandle>> parts(List<ReceiptHandle> handles) throws JMSException {
        int most = features().maxBatchEntries();
        List<List<ReceiptHandle>> parts = new ArrayList<>();
        for (int from = 0; from < handles.size(); from += most) {
            parts.add(handles.subList(from, Math.min(handles.size(), from + most)));
        }
        return parts;
    }

    @Override
    public BatchPeekMessage.Result peek(QueueName queue, int max, Optional<String> marker) throws JMSException {
        return call(BatchPeekMessage.ACTION, new BatchPeekMessage(queue, max, marker));
    }

    @Override
    public void commit(CommitTransaction transaction) throws JMSException {
        call(CommitTransaction.ACTION, transaction);
    }

    @Override
    public DestinationEdge destinations() {
        return destinations;
    }

    @Override
    public void close() {
        client.close();
    }

    private static @Nullable Void done(Object result, @Nullable Throwable failure) {
        if (failure != null) {
            throw ClientFailures.translate(failure);
        }
        return null;
    }

    private <Q, R> R call(Action<Q, R> action, Q request) throws JMSException {
        return ask(() -> client.execute(action, request));
    }
}
