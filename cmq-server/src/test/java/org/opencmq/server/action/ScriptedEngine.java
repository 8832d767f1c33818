package org.opencmq.server.action;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.server.engine.Cancel;
import org.opencmq.server.engine.CommitIdentity;
import org.opencmq.server.engine.Delivery;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.engine.NewMessage;
import org.opencmq.server.engine.NoSuchQueueException;
import org.opencmq.server.engine.QueueConfig;
import org.opencmq.server.engine.QueueKey;
import org.opencmq.server.engine.Records;
import org.opencmq.server.topic.DeliveryQueues;

/** An engine that answers what a test tells it to, and writes down what it was asked for. */
public class ScriptedEngine implements Engine {

    public Set<Capability> capabilities = EnumSet.allOf(Capability.class);
    public Optional<QueueDescription> description = Optional.of(describe("orders", QueueConfig.DEFAULT));
    public CreateOutcome created = new CreateOutcome.Created(describe("orders", QueueConfig.DEFAULT));
    public SendOutcome sent = SendOutcome.STORED;
    public List<Delivery> deliveries = List.of();
    public HandleOutcome.Status handles = HandleOutcome.Status.DONE;
    public Function<ReceiptHandle, HandleOutcome.Status> byHandle = handle -> handles;
    public RewindOutcome rewound = RewindOutcome.DONE;
    public CommitOutcome committed = new CommitOutcome.Done();
    public List<QueueDescription> sources = List.of();
    public long queues = 1;
    public boolean updated = true;
    public Optional<Exception> failure = Optional.empty();

    public final Map<String, byte[]> memos = new HashMap<>();
    public final List<String> asked = new CopyOnWriteArrayList<>();
    public final List<NewMessage> stored = new ArrayList<>();
    public final List<ReceiptHandle> givenBack = new CopyOnWriteArrayList<>();
    public final List<QueueConfig> configs = new ArrayList<>();
    public final List<Operation> operations = new ArrayList<>();
    public Optional<ReceiveOptions> received = Optional.empty();

    /** A queue as an engine describes it. */
    public static QueueDescription describe(String name, QueueConfig config) {
        return new QueueDescription(
                "1000",
                new QueueName(name),
                "queue-4f7k2m9q",
                config,
                1,
                Instant.ofEpochSecond(1_700_000_000),
                Instant.ofEpochSecond(1_700_000_001),
                new QueueCounts(3, 2, 1, 4, Optional.of(Instant.ofEpochSecond(1_700_000_002))));
    }

    private <T> CompletionStage<T> answer(String method, T value) {
        asked.add(method);
        return failure.isPresent()
                ? CompletableFuture.failedFuture(failure.get())
                : CompletableFuture.completedFuture(value);
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public CompletionStage<CreateOutcome> createQueue(QueueKey queue, QueueConfig config) {
        configs.add(config);
        return answer("createQueue", created);
    }

    @Override
    public CompletionStage<Boolean> updateQueue(QueueKey queue, long expectedRevision, QueueConfig config) {
        configs.add(config);
        return answer("updateQueue", updated);
    }

    @Override
    public CompletionStage<Optional<QueueDescription>> describeQueue(QueueKey queue) {
        return answer("describeQueue", description);
    }

    @Override
    public CompletionStage<QueuePage> listQueues(String account, String searchWord, int offset, int limit) {
        if (account.equals(DeliveryQueues.ACCOUNT)) {
            return CompletableFuture.completedFuture(new QueuePage(0, List.of()));
        }
        return answer(
                "listQueues", new QueuePage(queues, description.map(List::of).orElse(List.of())));
    }

    @Override
    public CompletionStage<List<QueueDescription>> deadLetterSources(QueueKey target) {
        return answer("deadLetterSources", sources);
    }

    @Override
    public CompletionStage<Void> deleteQueue(QueueKey queue) {
        return description.isEmpty()
                ? CompletableFuture.failedFuture(new NoSuchQueueException(queue))
                : answer("deleteQueue", null);
    }

    @Override
    public CompletionStage<Void> purge(QueueKey queue) {
        return answer("purge", null);
    }

    @Override
    public CompletionStage<SendOutcome> send(QueueKey queue, List<NewMessage> messages) {
        stored.addAll(messages);
        return answer("send", sent);
    }

    @Override
    public CompletionStage<List<Delivery>> receive(QueueKey queue, ReceiveOptions options, Cancel cancel) {
        received = Optional.of(options);
        return answer("receive", deliveries);
    }

    @Override
    public CompletionStage<List<HandleOutcome>> delete(QueueKey queue, List<ReceiptHandle> receipts) {
        return answer("delete", outcomes(receipts, Optional.empty()));
    }

    @Override
    public CompletionStage<List<HandleOutcome>> changeVisibility(
            QueueKey queue, List<ReceiptHandle> receipts, Duration timeout) {
        return answer(
                "changeVisibility",
                outcomes(
                        receipts,
                        Optional.of(Instant.ofEpochSecond(1_700_000_000).plus(timeout))));
    }

    private List<HandleOutcome> outcomes(List<ReceiptHandle> receipts, Optional<Instant> visible) {
        return receipts.stream()
                .map(handle -> new HandleOutcome(byHandle.apply(handle), visible))
                .toList();
    }

    @Override
    public CompletionStage<Void> giveBack(QueueKey queue, List<ReceiptHandle> receipts) {
        givenBack.addAll(receipts);
        return answer("giveBack", null);
    }

    @Override
    public CompletionStage<PeekPage> peek(QueueKey queue, int max, String after) {
        return answer("peek", new PeekPage(List.of(), ""));
    }

    @Override
    public CompletionStage<RewindOutcome> rewind(QueueKey queue, Instant from) {
        return answer("rewind", rewound);
    }

    @Override
    public CompletionStage<CommitOutcome> commit(List<Operation> steps, Optional<CommitIdentity> identity) {
        operations.addAll(steps);
        identity.ifPresent(commit -> memos.put(commit.id(), commit.memo()));
        return answer("commit", committed);
    }

    @Override
    public CompletionStage<Optional<byte[]>> committed(String id) {
        return answer("committed", Optional.ofNullable(memos.get(id)));
    }

    @Override
    public Records records() {
        return new NoRecords();
    }

    @Override
    public CompletionStage<Health> health() {
        return answer("health", new Health(failure.isEmpty(), "scripted"));
    }

    @Override
    public void close() {
        asked.add("close");
    }

    /** Holds nothing and keeps nothing. */
    private static final class NoRecords implements Records {

        @Override
        public CompletionStage<Optional<Entry>> get(String key) {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public CompletionStage<List<Entry>> list(String prefix) {
            return CompletableFuture.completedFuture(List.of());
        }

        @Override
        public CompletionStage<Optional<Long>> put(String key, byte[] value, long expectedRevision) {
            throw new UnsupportedOperationException("no test stores records");
        }

        @Override
        public CompletionStage<Boolean> remove(String key, long expectedRevision) {
            throw new UnsupportedOperationException("no test removes records");
        }
    }
}
