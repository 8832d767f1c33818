package org.opencmq.server.engine.local;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.opencmq.protocol.MessageId;
import org.opencmq.server.engine.Cancel;
import org.opencmq.server.engine.Delivery;
import org.opencmq.server.engine.Engine.ReceiveOptions;
import org.opencmq.server.engine.EngineUnavailableException;
import org.opencmq.server.engine.QueueKey;
import org.opencmq.server.engine.TooManyInactiveException;

/**
 * Leases messages to receivers, those that wait first come, first served. The lease is taken on the turn; bodies are
 * fetched and the answer leaves off the turn.
 */
final class Receiving {

    private final Ledger ledger;
    private final Catalogue catalogue;
    private final BodyReader reader;
    private final EngineSettings settings;
    private final Selecting selecting;

    /** Owned by the turn. */
    private long tickets;

    /** A lease that was taken: what the delivery says, as it was at that moment. */
    private record Lease(Message message, LeaseKey key, long firstDequeuedAt) {

        Delivery deliver(byte[] text) {
            return new Delivery(
                    new MessageId(message.msgId()),
                    key.write(),
                    text,
                    Instant.ofEpochMilli(message.enqueuedAt),
                    Instant.ofEpochMilli(firstDequeuedAt),
                    Instant.ofEpochMilli(key.deadline()),
                    key.dequeueCount());
        }
    }

    /** Leases of one answer. */
    private record Handout(
            LocalQueue queue,
            List<Lease> leases,
            BodyReader.Wanted bodies,
            Cancel cancel,
            CompletableFuture<List<Delivery>> answer) {}

    Receiving(Ledger ledger, Catalogue catalogue, BodyReader reader, EngineSettings settings) {
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.reader = reader;
        this.settings = settings;
        this.selecting = new Selecting(ledger, reader, this);
    }

    CompletableFuture<List<Delivery>> receive(QueueKey key, ReceiveOptions options, Cancel cancel) {
        CompletableFuture<List<Delivery>> answer = new CompletableFuture<>();
        @Nullable Predicate<byte[]> filter;
        try {
            filter = options.selector().map(this::compile).orElse(null);
        } catch (IllegalArgumentException e) {
            answer.completeExceptionally(e);
            return answer;
        }
        ledger.post(false, answer, (effects, now) -> {
            LocalQueue queue = catalogue.open(key, now, effects);
            queue.receivedAt = now;
            long deadline = now + options.pollingWait().toMillis();
            Waiter waiter = new Waiter(tickets++, deadline, options, cancel, answer);
            if (cancel.isCancelled()) {
                effects.answer(answer, List.of());
            } else if (queue.state.leasable() <= 0) {
                throw new TooManyInactiveException(key, settings.maxInactive());
            } else if (filter != null) {
                selecting.await(queue, waiter, options.selector().orElse(""), filter);
                cancel.onCancel(() -> drop(queue, waiter));
            } else if (!handOut(queue, waiter, effects, now)) {
                if (options.pollingWait().isZero()) {
                    effects.answer(answer, List.of());
                } else {
                    queue.add(waiter);
                    cancel.onCancel(() -> drop(queue, waiter));
                }
            }
        });
        return answer;
    }

    /** Gives waiting receivers what they can have, and tells those whose wait is over. Only on the turn. */
    void serve(LocalQueue queue, Effects effects, long now) {
        for (Iterator<Waiter> waiting = queue.waiters.iterator(); waiting.hasNext(); ) {
            Waiter waiter = waiting.next();
            if (waiter.cancel.isCancelled()) {
                effects.answer(waiter.answer, List.of());
            } else if (!handOut(queue, waiter, effects, now)) {
                break;
            }
            waiting.remove();
            queue.deadlines.remove(waiter);
            queue.receivedAt = now;
        }
        for (Waiter late = queue.deadlines.first(); late != null && late.dueAt <= now; late = queue.deadlines.first()) {
            if (late.cursor != null) {
                queue.deadlines.remove(late); // its search answers it
            } else {
                queue.remove(late);
                queue.receivedAt = now;
                effects.answer(late.answer, List.of());
            }
        }
        selecting.serve(queue, effects, now);
    }

    /** Ends all waits of a queue with nothing. Only on the turn. */
    void endWaits(LocalQueue queue, Effects effects) {
        for (Waiter waiter : queue.allWaiters()) {
            queue.remove(waiter);
            effects.answer(waiter.answer, List.of());
        }
    }

    /** Fails all waits of a queue. Only on the turn. */
    void failWaits(LocalQueue queue, Exception reason, Effects effects) {
        for (Waiter waiter : queue.allWaiters()) {
            queue.remove(waiter);
            effects.afterwards(failure -> waiter.answer.completeExceptionally(reason));
        }
    }

    private Predicate<byte[]> compile(String selector) {
        return settings.filters()
                .orElseThrow(() -> new IllegalArgumentException("this engine has no selector language"))
                .compile(selector);
    }

    private void drop(LocalQueue queue, Waiter waiter) {
        ledger.post(false, waiter.answer, (effects, now) -> {
            if (queue.isWaiting(waiter)) {
                queue.remove(waiter);
                queue.receivedAt = now;
                effects.touch(queue);
                effects.answer(waiter.answer, List.of());
            }
        });
    }

    private boolean handOut(LocalQueue queue, Waiter waiter, Effects effects, long now) {
        int max = Math.min(waiter.options.max(), queue.state.leasable());
        List<Message> messages = max <= 0 ? List.of() : queue.state.available(Long.MIN_VALUE, max, now);
        if (messages.isEmpty()) {
            return false;
        }
        lease(queue, messages, waiter, effects, now);
        return true;
    }

    /** Leases these messages and answers with them when they may leave. Only on the turn. */
    void lease(LocalQueue queue, List<Message> messages, Waiter waiter, Effects effects, long now) {
        Duration timeout =
                waiter.options.visibilityTimeout().orElse(queue.state.config().visibilityTimeout());
        List<Lease> leases = new ArrayList<>(messages.size());
        for (Message message : messages) {
            LeaseKey key = queue.state.lease(
                    message, timeout, waiter.options.inProcess(), catalogue.generation(), now, effects);
            leases.add(new Lease(message, key, message.firstDequeuedAt()));
        }
        Handout handout =
                new Handout(queue, leases, BodyReader.Wanted.of(queue, messages), waiter.cancel, waiter.answer);
        CompletionStage<Void> unsure = queue.unsure.of(messages.get(messages.size() - 1).sequence);
        effects.afterwards(failure -> {
            if (failure != null) {
                waiter.answer.completeExceptionally(failure);
            } else if (unsure == null) {
                fetch(handout);
            } else {
                unsure.whenComplete((nothing, lost) -> fetchUnless(lost, handout));
            }
        });
    }

    private void fetchUnless(@Nullable Throwable lost, Handout handout) {
        if (lost == null) {
            fetch(handout);
        } else {
            handout.answer.completeExceptionally(
                    new EngineUnavailableException("the store failed before the messages were durable", lost));
        }
    }

    private void fetch(Handout handout) {
        reader.fetch(handout.bodies, fetched -> complete(handout, fetched));
    }

    private void complete(Handout handout, BodyReader.Fetched fetched) {
        StoreException failure = fetched.failure();
        if (handout.cancel.isCancelled()) {
            ledger.post(false, handout.answer, (effects, now) -> {
                undo(handout, effects, now);
                effects.answer(handout.answer, List.of());
            });
        } else if (failure == null) {
            handout.answer.complete(readable(handout, fetched.bodies()));
        } else {
            ledger.post(
                    false,
                    handout.answer,
                    (effects, now) -> settleUnread(handout, fetched.bodies(), failure, effects, now));
        }
    }

    /** Some body could not be read: no harm when the message went meanwhile, otherwise all leases are undone. */
    private void settleUnread(
            Handout handout, byte[] @Nullable [] bodies, StoreException unread, Effects effects, long now) {
        boolean broken = false;
        for (int i = 0; i < handout.leases.size(); i++) {
            broken |= bodies[i] == null && isCurrent(handout, handout.leases.get(i), now);
        }
        if (broken) {
            undo(handout, effects, now);
            EngineUnavailableException failure =
                    new EngineUnavailableException("a message body cannot be read: " + unread.getMessage(), unread);
            effects.afterwards(lost -> handout.answer.completeExceptionally(failure));
        } else {
            effects.answer(handout.answer, readable(handout, bodies));
        }
    }

    private void undo(Handout handout, Effects effects, long now) {
        for (Lease lease : handout.leases) {
            if (isCurrent(handout, lease, now)) {
                handout.queue.state.giveBack(lease.message, now, effects);
            }
        }
        effects.touch(handout.queue);
    }

    private boolean isCurrent(Handout handout, Lease lease, long now) {
        return handout.queue.state.leased(lease.key, catalogue.generation(), now) == lease.message;
    }

    private static List<Delivery> readable(Handout handout, byte[] @Nullable [] bodies) {
        List<Delivery> deliveries = new ArrayList<>(bodies.length);
        for (int i = 0; i < bodies.length; i++) {
            byte[] body = bodies[i];
            if (body != null) {
                deliveries.add(handout.leases.get(i).deliver(body));
            }
        }
        return deliveries;
    }
}
