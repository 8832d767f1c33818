package org.opencmq.jms.internal.edge;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.opencmq.client.Cancellation;
import org.opencmq.jms.monitor.ServiceStatus;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.protocol.ReceivedMessage;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.BatchPeekMessage;
import org.opencmq.protocol.action.CommitTransaction;
import org.opencmq.protocol.action.QueueSettings;

/** An edge without a service: hands out what it was given and writes down what it was asked. Used by one thread. */
public final class ScriptedEdge implements ServiceEdge, DestinationEdge {

    /** How a receive was asked. */
    public record Asked(int max, Duration pollingWait) {}

    public final Deque<ReceivedMessage> waiting = new ArrayDeque<>();
    public final List<Asked> receives = new ArrayList<>();
    public final List<String> deleted = new ArrayList<>();
    public final List<Duration> patiences = new ArrayList<>();
    public final List<String> released = new ArrayList<>();
    public final List<String> givenBack = new ArrayList<>();
    public final Deque<JMSException> failures = new ArrayDeque<>();
    public final Deque<JMSException> leaseFailures = new ArrayDeque<>();
    public final Set<String> stale = new HashSet<>();
    public int hurries;
    private int next = 1;

    /** Puts messages where receives find them. */
    public void put(int count, Instant now) {
        for (int i = 0; i < count; i++) {
            String id = "m" + next++;
            waiting.add(new ReceivedMessage(
                    new MessageId(id), new ReceiptHandle(id), id, now, now, now.plusSeconds(30), 1));
        }
    }

    /** Puts one message with a body where receives find it. */
    public void put(String body, Instant now) {
        String id = "m" + next++;
        waiting.add(
                new ReceivedMessage(new MessageId(id), new ReceiptHandle(id), body, now, now, now.plusSeconds(30), 1));
    }

    private static void failIfToldTo(Deque<JMSException> failures) throws JMSException {
        if (!failures.isEmpty()) {
            throw failures.remove();
        }
    }

    @Override
    public ServiceFeatures features() {
        return ServiceFeatures.PLAIN;
    }

    @Override
    public ServiceStatus status(String shown, Duration patience) {
        return new ServiceStatus(shown, "scripted", "", new TreeSet<>());
    }

    @Override
    public void authenticate() {}

    @Override
    public DestinationEdge destinations() {
        return this;
    }

    @Override
    public List<ReceivedMessage> receive(
            QueueName queue, int max, Duration wait, Optional<String> selector, Cancellation cancellation)
            throws JMSException {
        receives.add(new Asked(max, wait));
        failIfToldTo(failures);
        List<ReceivedMessage> taken = new ArrayList<>();
        while (taken.size() < max && !waiting.isEmpty()) {
            taken.add(waiting.remove());
        }
        return taken;
    }

    @Override
    public CompletableFuture<Boolean> delete(QueueName queue, ReceiptHandle handle, Duration patience) {
        if (!failures.isEmpty()) {
            return CompletableFuture.failedFuture(failures.remove());
        }
        deleted.add(handle.value());
        patiences.add(patience);
        return CompletableFuture.completedFuture(!stale.contains(handle.value()));
    }

    @Override
    public void hurryDeletions(QueueName queue) {
        hurries++;
    }

    @Override
    public Set<ReceiptHandle> changeVisibility(QueueName queue, List<ReceiptHandle> handles, Duration timeout)
            throws JMSException {
        failIfToldTo(leaseFailures);
        handles.forEach(handle -> released.add(handle.value() + "/" + timeout.toSeconds()));
        return handles.stream().filter(handle -> stale.contains(handle.value())).collect(Collectors.toSet());
    }

    @Override
    public void giveBack(QueueName queue, List<ReceiptHandle> handles) throws JMSException {
        failIfToldTo(leaseFailures);
        handles.forEach(handle -> givenBack.add(handle.value()));
    }

    @Override
    public List<TopicName> topicsOf(SubscriptionName subscription, Optional<TopicName> first) {
        return first.map(List::of).orElseGet(List::of);
    }

    @Override
    public void sendAndWait(Object lane, QueueName queue, String body, Duration delay) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Void> send(Object lane, QueueName queue, String body, Duration delay) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Void> publish(Object lane, TopicName topic, String body, List<String> tags) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BatchPeekMessage.Result peek(QueueName queue, int max, Optional<String> marker) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void commit(CommitTransaction transaction) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void createQueue(QueueName queue, Optional<Duration> idleDelete) {}

    @Override
    public void createQueue(QueueName queue, QueueSettings settings) {}

    @Override
    public void deleteQueue(QueueName queue) {}

    @Override
    public boolean queueExists(QueueName queue) {
        return true;
    }

    @Override
    public OptionalInt largestMessage(QueueName queue) {
        return OptionalInt.empty();
    }

    @Override
    public OptionalInt largestMessage(TopicName topic) {
        return OptionalInt.empty();
    }

    @Override
    public void createTopic(TopicName topic) {}

    @Override
    public void deleteTopic(TopicName topic) {}

    @Override
    public boolean topicExists(TopicName topic) {
        return true;
    }

    @Override
    public void subscribe(TopicName topic, SubscriptionName subscription, QueueName queue, List<String> filterTags) {}

    @Override
    public void unsubscribe(TopicName topic, SubscriptionName subscription) {}

    @Override
    public List<QueueName> queuesBeginning(String prefix) {
        return List.of();
    }

    @Override
    public void close() {}
}
