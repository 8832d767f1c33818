package org.opencmq.jms.internal.session;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.TransactionRolledBackException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opencmq.jms.internal.acknowledge.Receipts;
import org.opencmq.jms.internal.consume.Delivery;
import org.opencmq.jms.internal.destination.CmqDestination;
import org.opencmq.jms.internal.destination.CmqQueue;
import org.opencmq.jms.internal.destination.CmqTopic;
import org.opencmq.jms.internal.edge.DestinationEdge;
import org.opencmq.jms.internal.edge.ServiceUnreachedException;
import org.opencmq.jms.internal.produce.Outgoing;
import org.opencmq.protocol.action.CommitTransaction;
import org.opencmq.protocol.action.DeleteMessage;
import org.opencmq.protocol.action.PublishMessage;
import org.opencmq.protocol.action.SendMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sends of a session since its last commit. With a service that commits, all of a transaction is one request and atomic;
 * on plain CMQ the messages are sent in order, then the receipts deleted, so that a failure in between leads to duplicates
 * and never to a loss. The same holds for a transaction that is too large for one request: more messages to queues, messages
 * to topics or receipts than the service's batches hold entries, or more bytes. A transaction with nothing in it costs no request.
 *
 * <p>Owned by its session; only that session's thread calls it, save {@link #forgetSends()}, which a close may.
 */
final class Transaction {

    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

    private final ConnectionServices services;
    private final Receipts receipts;
    private final Object lane;
    private final List<Outgoing> sends = new ArrayList<>();
    private boolean saidTooLarge;

    Transaction(ConnectionServices services, Receipts receipts, Object lane) {
        this.services = services;
        this.receipts = receipts;
        this.lane = lane;
    }

    synchronized void keep(Outgoing outgoing) {
        sends.add(outgoing);
    }

    synchronized void forgetSends() {
        sends.clear();
    }

    private synchronized List<Outgoing> takeSends() {
        List<Outgoing> taken = List.copyOf(sends);
        sends.clear();
        return taken;
    }

    /**
     * Commits.
     *
     * @param held the messages received in this transaction
     * @throws TransactionRolledBackException when it was not carried out
     * @throws JMSException when that is not known, or only a part of it was
     */
    void commit(List<Delivery> held) throws JMSException {
        List<Outgoing> outgoing = takeSends();
        if (held.stream().anyMatch(delivery -> delivery.feed().isGone())) {
            // With the queue of an ended subscription its messages are gone, and there is nothing to delete.
            receipts.used(
                    held.stream().filter(delivery -> delivery.feed().isGone()).toList());
            commit(
                    outgoing,
                    held.stream().filter(delivery -> !delivery.feed().isGone()).toList());
        } else {
            commit(outgoing, held);
        }
    }

    private void commit(List<Outgoing> outgoing, List<Delivery> held) throws JMSException {
        if (outgoing.isEmpty() && held.isEmpty()) {
            return;
        }
        boolean single = outgoing.size() + held.size() == 1;
        if (services.features().commit() && !single && fits(outgoing, held)) {
            commitAtOnce(outgoing, held);
        } else {
            commitInSteps(outgoing, held);
        }
    }

    /** Whether the service takes it as one; what is larger goes in steps, as on plain CMQ, and that is said. */
    private boolean fits(List<Outgoing> outgoing, List<Delivery> held) {
        int entries = services.features().maxBatchEntries();
        long most = services.features().maxBatchBytes();
        long topics = outgoing.stream()
                .filter(each -> each.destination() instanceof CmqTopic)
                .count();
        long bytes = 0;
        for (Outgoing each : outgoing) {
            bytes += each.body().getBytes(StandardCharsets.UTF_8).length;
        }
        boolean fits =
                topics <= entries && outgoing.size() - topics <= entries && held.size() <= entries && bytes <= most;
        if (!fits && !saidTooLarge) {
            saidTooLarge = true;
            LOG.warn(
                    "a transaction is too large for one request and is not atomic; commit more often sends={} bytes={}"
                            + " receipts={} mostEntries={} mostBytes={}",
                    outgoing.size(),
                    bytes,
                    held.size(),
                    entries,
                    most);
        }
        return fits;
    }

    private void commitInSteps(List<Outgoing> outgoing, List<Delivery> held) throws JMSException {
        try {
            services.sendPath().sendAll(lane, outgoing);
        } catch (JMSException e) {
            throw rolledBack("sending failed; messages before the failed one may have been sent", e);
        }
        receipts.deleteAndWait(held);
    }

    private void commitAtOnce(List<Outgoing> outgoing, List<Delivery> held) throws JMSException {
        CommitTransaction transaction = request(outgoing, held);
        try {
            try {
                services.edge().commit(transaction);
            } catch (InvalidDestinationException missing) {
                provideAll(outgoing, missing);
                services.edge().commit(transaction);
            }
        } catch (ServiceUnreachedException e) {
            throw e;
        } catch (JMSException e) {
            throw rolledBack("nothing of it was carried out", e);
        }
        outgoing.forEach(each -> services.provisioner().saw(each.destination()));
        receipts.used(held);
    }

    /** Makes the destinations nobody saw, or, when all were seen, those that somebody deleted since. */
    private void provideAll(List<Outgoing> outgoing, InvalidDestinationException missing) throws JMSException {
        Set<CmqDestination> all = new LinkedHashSet<>();
        outgoing.forEach(each -> all.add(each.destination()));
        List<CmqDestination> absent = new ArrayList<>(all.stream()
                .filter(each -> !services.provisioner().wasSeen(each))
                .toList());
        if (absent.isEmpty()) {
            for (CmqDestination each : all) {
                if (!exists(each)) {
                    absent.add(each);
                }
            }
        }
        if (absent.isEmpty()) {
            throw missing;
        }
        for (CmqDestination destination : absent) {
            services.provisioner().provide(destination, missing);
        }
    }

    private boolean exists(CmqDestination destination) throws JMSException {
        DestinationEdge destinations = services.edge().destinations();
        return destination instanceof CmqTopic topic
                ? destinations.topicExists(topic.cmqName())
                : destination instanceof CmqQueue queue && destinations.queueExists(queue.cmqName());
    }

    private static CommitTransaction request(List<Outgoing> outgoing, List<Delivery> held) {
        List<SendMessage> toQueues = new ArrayList<>();
        List<PublishMessage> toTopics = new ArrayList<>();
        for (Outgoing each : outgoing) {
            if (each.destination() instanceof CmqQueue queue) {
                toQueues.add(new SendMessage(queue.cmqName(), each.body(), each.delay()));
            } else if (each.destination() instanceof CmqTopic topic) {
                toTopics.add(new PublishMessage(topic.cmqName(), each.body(), each.tags(), Optional.empty()));
            }
        }
        List<DeleteMessage> deletes = held.stream()
                .map(delivery -> new DeleteMessage(
                        delivery.feed().queue(), delivery.message().receiptHandle()))
                .toList();
        return new CommitTransaction(UUID.randomUUID().toString(), toQueues, toTopics, deletes);
    }

    private static TransactionRolledBackException rolledBack(String finding, JMSException cause) {
        TransactionRolledBackException e = new TransactionRolledBackException(
                "the transaction was rolled back: " + finding + ": " + cause.getMessage(), cause.getErrorCode());
        e.initCause(cause);
        e.setLinkedException(cause);
        return e;
    }
}
