package org.opencmq.jms.internal.produce;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.opencmq.jms.internal.destination.CmqDestination;
import org.opencmq.jms.internal.destination.CmqQueue;
import org.opencmq.jms.internal.destination.CmqTopic;
import org.opencmq.jms.internal.edge.ServiceEdge;

/**
 * Sends and publishes for a connection, making destinations that are missing. The first message to a destination is sent
 * alone, so that finding it missing cannot change the order of those behind it. Safe for all threads.
 */
public final class SendPath {

    private final ServiceEdge edge;
    private final Provisioner provisioner;
    private final Executor workers;

    /**
     * A path over an edge.
     *
     * @param workers makes missing destinations, which blocks
     */
    public SendPath(ServiceEdge edge, Provisioner provisioner, Executor workers) {
        this.edge = edge;
        this.provisioner = provisioner;
        this.workers = workers;
    }

    /** Sends and waits until the service stored it. */
    public void sendAndWait(Object lane, Outgoing outgoing) throws JMSException {
        CmqDestination destination = outgoing.destination();
        try {
            dispatchAndWait(lane, outgoing);
        } catch (InvalidDestinationException missing) {
            provisioner.provide(destination, missing);
            dispatchAndWait(lane, outgoing);
        }
        provisioner.saw(destination);
    }

    /**
     * Sends without waiting, unless nothing was sent to the destination before.
     *
     * @return fails with a {@link JMSException}, possibly wrapped
     */
    public CompletableFuture<Void> send(Object lane, Outgoing outgoing) {
        if (!provisioner.wasSeen(outgoing.destination())) {
            try {
                sendAndWait(lane, outgoing);
                return CompletableFuture.completedFuture(null);
            } catch (JMSException e) {
                return CompletableFuture.failedFuture(e);
            }
        }
        return dispatch(lane, outgoing).exceptionallyCompose(failure -> repeatAfterMissing(lane, outgoing, failure));
    }

    /** Sends in order and waits for all. */
    public void sendAll(Object lane, List<Outgoing> all) throws JMSException {
        List<CompletableFuture<Void>> outcomes = new ArrayList<>(all.size());
        for (Outgoing outgoing : all) {
            outcomes.add(send(lane, outgoing));
        }
        for (CompletableFuture<Void> outcome : outcomes) {
            await(outcome);
        }
    }

    /** Waits for an outcome; its failure is thrown as a {@link JMSException}. */
    public static void await(CompletableFuture<Void> outcome) throws JMSException {
        try {
            outcome.join();
        } catch (CompletionException e) {
            throw failure(e);
        }
    }

    /** The {@link JMSException} a future failed with. */
    public static JMSException failure(Throwable wrapped) {
        Throwable cause = wrapped;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof JMSException e) {
            return e;
        }
        JMSException e = new JMSException("sending failed: " + cause);
        e.initCause(cause);
        return e;
    }

    private CompletableFuture<Void> repeatAfterMissing(Object lane, Outgoing outgoing, Throwable failure) {
        JMSException reason = failure(failure);
        if (!(reason instanceof InvalidDestinationException)) {
            return CompletableFuture.failedFuture(reason);
        }
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        provisioner.provide(outgoing.destination(), reason);
                        dispatchAndWait(lane, outgoing);
                    } catch (JMSException e) {
                        throw new CompletionException(e);
                    }
                },
                workers);
    }

    private void dispatchAndWait(Object lane, Outgoing outgoing) throws JMSException {
        if (outgoing.destination() instanceof CmqQueue queue) {
            edge.sendAndWait(lane, queue.cmqName(), outgoing.body(), outgoing.delay());
        } else {
            await(dispatch(lane, outgoing));
        }
    }

    private CompletableFuture<Void> dispatch(Object lane, Outgoing outgoing) {
        if (outgoing.destination() instanceof CmqQueue queue) {
            return edge.send(lane, queue.cmqName(), outgoing.body(), outgoing.delay());
        }
        return edge.publish(lane, ((CmqTopic) outgoing.destination()).cmqName(), outgoing.body(), outgoing.tags());
    }
}
