package org.opencmq.server.engine.local;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.server.engine.CommitIdentity;
import org.opencmq.server.engine.Engine.CommitOutcome;
import org.opencmq.server.engine.Engine.CommitOutcome.Reason;
import org.opencmq.server.engine.Engine.HandleOutcome;
import org.opencmq.server.engine.Engine.HandleOutcome.Status;
import org.opencmq.server.engine.Engine.Operation;
import org.opencmq.server.engine.Engine.SendOutcome;
import org.opencmq.server.engine.QueueKey;

/** What receivers do with the handles they hold: delete, change, give back, commit. */
final class Leases {

    private static final HandleOutcome DONE = new HandleOutcome(Status.DONE, Optional.empty());
    private static final HandleOutcome STALE = new HandleOutcome(Status.STALE, Optional.empty());
    private static final HandleOutcome MALFORMED = new HandleOutcome(Status.MALFORMED, Optional.empty());

    private final Ledger ledger;
    private final Catalogue catalogue;
    private final KnownCommits commits;

    /** Sends to one queue in a commit so far. */
    private static final class Sends {
        private int all;
        private int delayed;
    }

    Leases(Ledger ledger, Catalogue catalogue, KnownCommits commits) {
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.commits = commits;
    }

    CompletableFuture<List<HandleOutcome>> delete(QueueKey key, List<ReceiptHandle> handles) {
        return ledger.durably((effects, now) -> {
            LocalQueue queue = catalogue.open(key, now, effects);
            List<HandleOutcome> outcomes = new ArrayList<>(handles.size());
            for (ReceiptHandle handle : handles) {
                Optional<LeaseKey> lease = LeaseKey.read(handle);
                Message message = leased(queue, lease, now);
                if (message != null) {
                    queue.state.delete(message, now, effects);
                }
                outcomes.add(outcome(lease, message));
            }
            return outcomes;
        });
    }

    CompletableFuture<List<HandleOutcome>> changeVisibility(
            QueueKey key, List<ReceiptHandle> handles, Duration timeout) {
        return ledger.lazily((effects, now) -> {
            LocalQueue queue = catalogue.open(key, now, effects);
            long deadline = now + timeout.toMillis();
            HandleOutcome done = new HandleOutcome(Status.DONE, Optional.of(Instant.ofEpochMilli(deadline)));
            List<HandleOutcome> outcomes = new ArrayList<>(handles.size());
            for (ReceiptHandle handle : handles) {
                Optional<LeaseKey> lease = LeaseKey.read(handle);
                Message message = leased(queue, lease, now);
                if (message != null) {
                    queue.state.changeVisibility(message, deadline, now, effects);
                }
                outcomes.add(message != null ? done : outcome(lease, null));
            }
            return outcomes;
        });
    }

    CompletableFuture<Void> giveBack(QueueKey key, List<ReceiptHandle> handles) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        ledger.post(false, answer, (effects, now) -> {
            LocalQueue queue = catalogue.open(key, now, effects);
            for (ReceiptHandle handle : handles) {
                Message message = leased(queue, LeaseKey.read(handle), now);
                if (message != null) {
                    queue.state.giveBack(message, now, effects);
                }
            }
            effects.done(answer);
        });
        return answer;
    }

    CompletionStage<Optional<byte[]>> committed(String id) {
        return ledger.lazily((effects, now) -> commits.memo(id) != null)
                .thenCompose(known -> known
                        ? ledger.durably((effects, now) -> Optional.ofNullable(commits.memo(id)))
                        : CompletableFuture.completedFuture(Optional.empty()));
    }

    CompletableFuture<CommitOutcome> commit(List<Operation> operations, Optional<CommitIdentity> identity) {
        return ledger.durably((effects, now) -> {
            byte[] memo =
                    identity.isEmpty() ? null : commits.memo(identity.get().id());
            if (memo != null) {
                return new CommitOutcome.Repeated(memo);
            }
            List<LocalQueue> queues = new ArrayList<>(operations.size());
            List<@Nullable Message> deletes = new ArrayList<>(operations.size());
            Optional<CommitOutcome> obstacle = check(operations, queues, deletes, effects, now);
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
            for (int i = 0; i < operations.size(); i++) {
                Message deleted = deletes.get(i);
                if (deleted != null) {
                    queues.get(i).state.delete(deleted, now, effects);
                } else if (operations.get(i) instanceof Operation.Send send) {
                    queues.get(i).state.send(send.message(), now, effects);
                }
            }
            identity.ifPresent(commit -> commits.add(commit, now, effects));
            return new CommitOutcome.Done();
        });
    }

    /** Finds queue and message of every operation; the first that cannot be carried out is the answer. */
    private Optional<CommitOutcome> check(
            List<Operation> operations,
            List<LocalQueue> queues,
            List<@Nullable Message> deletes,
            Effects effects,
            long now) {
        Map<LocalQueue, Sends> sends = new HashMap<>();
        Set<Message> deleted = new HashSet<>();
        for (int i = 0; i < operations.size(); i++) {
            Operation operation = operations.get(i);
            LocalQueue queue = catalogue.find(operation.queue());
            if (queue == null) {
                return failed(i, Reason.NO_SUCH_QUEUE);
            }
            if (!effects.touched().contains(queue)) {
                effects.touch(queue);
                queue.state.advance(now, effects);
            }
            queues.add(queue);
            Message message = null;
            if (operation instanceof Operation.Send send) {
                Sends soFar = sends.computeIfAbsent(queue, first -> new Sends());
                soFar.all++;
                soFar.delayed += send.message().delay().isZero() ? 0 : 1;
                SendOutcome room = queue.state.room(soFar.all, soFar.delayed);
                if (room != SendOutcome.STORED) {
                    return failed(i, room == SendOutcome.FULL ? Reason.FULL : Reason.TOO_MANY_DELAYED);
                }
            } else if (operation instanceof Operation.Delete delete) {
                Optional<LeaseKey> lease = LeaseKey.read(delete.handle());
                message = leased(queue, lease, now);
                if (message == null || !deleted.add(message)) {
                    return failed(i, lease.isEmpty() ? Reason.MALFORMED_HANDLE : Reason.STALE_HANDLE);
                }
            }
            deletes.add(message);
        }
        return Optional.empty();
    }

    private @Nullable Message leased(LocalQueue queue, Optional<LeaseKey> lease, long now) {
        return lease.isEmpty() ? null : queue.state.leased(lease.get(), catalogue.generation(), now);
    }

    private static HandleOutcome outcome(Optional<LeaseKey> lease, @Nullable Message message) {
        return message != null ? DONE : lease.isEmpty() ? MALFORMED : STALE;
    }

    private static Optional<CommitOutcome> failed(int index, Reason reason) {
        return Optional.of(new CommitOutcome.Failed(index, reason));
    }
}
