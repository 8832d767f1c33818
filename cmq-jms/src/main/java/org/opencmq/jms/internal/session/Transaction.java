package org.opencmq.jms.internal.session;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.TransactionRolledBackException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opencmq.jms.internal.acknowledge.Receipts;
import org.opencmq.jms.internal.consume.Delivery;
import org.opencmq.jms.internal.destination.CmqDestination;
import org.opencmq.jms.internal.destination.CmqQueue;
import org.opencmq.jms.internal.destination.CmqTopic;
import org.opencmq.jms.internal.edge.ServiceUnreachedException;
import org.opencmq.jms.internal.produce.Outgoing;
import org.opencmq.protocol.action.CommitTransaction;
import org.opencmq.protocol.action.DeleteMessage;
import org.opencmq.protocol.action.PublishMessage;
import org.opencmq.protocol.action.SendMessage;

/**
 * The sends of a session since its last commit. With a service that commits, all of a transaction is one request and atomic;
 * on plain CMQ the messages are sent in order, then the receipts deleted, so that a failure in between leads to duplicates
 * and never to a loss. A transaction with nothing in it costs no request.
 *
 * <p>Owned by its session; only that session's thread calls it, save {@link #forgetSends()}, which a close may.
 */
final class Transaction {

    private final ConnectionServices services;
    private final Receipts receipts;
    private final Object lane;
    private final List<Outgoing> sends = new ArrayList<>();

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
        if (outgoing.isEmpty() && held.isEmpty()) {
            return;
        }
        boolean single = outgoing.size() + held.size() == 1;
        if (services.features().commit() && !single) {
            commitAtOnce(outgoing, held);
        } else {
            commitInSteps(outgoing, held);
        }
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

    private void provideAll(List<Outgoing> outgoing, InvalidDestinationException missing) throws JMSException {
        LinkedHashSet<CmqDestination> unseen = new LinkedHashSet<>();
        for (Outgoing each : outgoing) {
            if (!services.provisioner().wasSeen(each.destination())) {
                unseen.add(each.destination());
            }
        }
        if (unseen.isEmpty()) {
            throw missing;
        }
        for (CmqDestination destination : unseen) {
            services.provisioner().provide(destination, missing);
        }
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
