package org.opencmq.spring.integration.support;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqException;
import org.opencmq.client.CmqRefusedException;
import org.opencmq.client.OutgoingMessage;
import org.opencmq.client.OutgoingPublication;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.FilterType;
import org.opencmq.protocol.action.QueueSettings;
import org.opencmq.protocol.action.TopicSettings;
import org.opencmq.protocol.envelope.Address;
import org.opencmq.protocol.error.CmqErrorCode;

/**
 * Sends texts to queues and topics through the client's pipelines, making a destination that is missing. The first message to
 * a destination is sent by itself, so that finding it missing cannot change the order of those behind it. Temporary
 * destinations are never made: who made them is gone. Safe for all threads.
 */
public final class CmqSender {

    private final CmqClient client;
    private final boolean autoCreate;
    private final Set<Address> seen = ConcurrentHashMap.newKeySet();

    /**
     * A sender over a client, which stays its owner's.
     *
     * @param autoCreate whether a missing queue or topic is made rather than reported
     */
    public CmqSender(CmqClient client, boolean autoCreate) {
        this.client = client;
        this.autoCreate = autoCreate;
    }

    /**
     * Sends and waits until the service stored the message.
     *
     * @return CMQ's identifier; empty when a topic has no subscription that wants the message, which is then dropped
     * @throws CmqException when it was not stored, or that is not known
     */
    public Optional<MessageId> sendAndWait(Address destination, String text, Delivery delivery) throws CmqException {
        Optional<MessageId> id;
        try {
            id = attempt(destination, text, delivery);
        } catch (CmqRefusedException e) {
            seen.remove(destination);
            if (!mayCreate(destination, e)) {
                throw e;
            }
            create(destination);
            id = attempt(destination, text, delivery);
        }
        if (mayBeMade(destination)) {
            seen.add(destination);
        }
        return id;
    }

    /**
     * Sends without waiting, unless nothing was sent to the destination before.
     *
     * @return completes like {@link #sendAndWait} on a thread that must not be kept waiting; fails with a {@link CmqException}
     */
    public CompletableFuture<Optional<MessageId>> send(Address destination, String text, Delivery delivery) {
        if (mayBeMade(destination) && !seen.contains(destination)) {
            try {
                return CompletableFuture.completedFuture(sendAndWait(destination, text, delivery));
            } catch (CmqException e) {
                return CompletableFuture.failedFuture(e);
            }
        }
        CompletableFuture<MessageId> sent = CmqAddresses.isQueue(destination)
                ? client.sends(CmqNames.queue(destination.name())).send(message(text, delivery))
                : client.publishes(CmqNames.topic(destination.name())).publish(publication(text, delivery));
        return sent.handle((id, failure) -> outcome(destination, id, failure));
    }

    private Optional<MessageId> outcome(Address destination, @Nullable MessageId id, @Nullable Throwable failure) {
        if (failure == null) {
            return Optional.ofNullable(id);
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof CmqRefusedException refused) {
            if (isUnheard(refused)) {
                return Optional.empty();
            }
            if (refused.kind() == CmqErrorCode.Kind.NO_SUCH_DESTINATION) {
                seen.remove(destination);
            }
        }
        throw new CompletionException(cause);
    }

    private Optional<MessageId> attempt(Address destination, String text, Delivery delivery) throws CmqException {
        if (CmqAddresses.isQueue(destination)) {
            QueueName queue = CmqNames.queue(destination.name());
            return Optional.of(client.sends(queue).sendAndWait(message(text, delivery)));
        }
        TopicName topic = CmqNames.topic(destination.name());
        try {
            return Optional.of(client.publishes(topic).publishAndWait(publication(text, delivery)));
        } catch (CmqRefusedException e) {
            if (isUnheard(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static OutgoingMessage message(String text, Delivery delivery) {
        return new OutgoingMessage(text, delivery.delay(), delivery.orderKey());
    }

    private static OutgoingPublication publication(String text, Delivery delivery) {
        return new OutgoingPublication(text, delivery.tags(), delivery.routingKey(), delivery.orderKey());
    }

    private static boolean isUnheard(CmqRefusedException refused) {
        return refused.code() == CmqErrorCode.NO_SUBSCRIPTION.code();
    }

    private boolean mayCreate(Address destination, CmqRefusedException refused) {
        return autoCreate && mayBeMade(destination) && refused.kind() == CmqErrorCode.Kind.NO_SUCH_DESTINATION;
    }

    /** Temporary ones are not, so that nothing depends on whether they were seen, and none of them is remembered. */
    private static boolean mayBeMade(Address destination) {
        return destination.kind() != Address.Kind.TEMPORARY_QUEUE && destination.kind() != Address.Kind.TEMPORARY_TOPIC;
    }

    private void create(Address destination) throws CmqException {
        if (CmqAddresses.isQueue(destination)) {
            client.control().createQueueIfAbsent(CmqNames.queue(destination.name()), QueueSettings.NONE);
        } else {
            client.control()
                    .createTopicIfAbsent(CmqNames.topic(destination.name()), TopicSettings.NONE, FilterType.TAGS);
        }
    }
}
