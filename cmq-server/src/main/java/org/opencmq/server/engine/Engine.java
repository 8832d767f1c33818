package org.opencmq.server.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceiptHandle;

/**
 * Keeps queues and their messages. Every method may be called from any thread, returns at once, and answers through its
 * stage, which may complete on any thread of the engine: what hangs on it must not block. A stage that stores something
 * completes only when that is durable as far as the engine promises durability at all.
 *
 * <p>A method that names a queue fails its stage with {@link NoSuchQueueException} when there is none; an engine that
 * cannot serve now (its store failed, it is closed) fails it with {@link EngineUnavailableException}, and then the outcome
 * of a write is unknown.
 */
public interface Engine extends AutoCloseable {

    /** What this engine can do beyond plain CMQ. Constant. */
    Set<Capability> capabilities();

    /**
     * Creates a queue. A name whose queue was deleted less than the engine's rest time ago (30 s) is refused.
     *
     * @return what happened; {@link CreateOutcome.Exists} leaves the old queue untouched
     */
    CompletionStage<CreateOutcome> createQueue(QueueKey queue, QueueConfig config);

    /**
     * Replaces a queue's settings, durably.
     *
     * @param expectedRevision the revision of the description the change was made from
     * @return false when somebody else changed the queue meanwhile: describe it again and repeat
     */
    CompletionStage<Boolean> updateQueue(QueueKey queue, long expectedRevision, QueueConfig config);

    /** Settings and counts of one queue; empty when there is none. */
    CompletionStage<Optional<QueueDescription>> describeQueue(QueueKey queue);

    /**
     * Some of an account's queues, ordered by name.
     *
     * @param searchWord only names that contain it, ignoring case; empty text for all
     * @param offset how many to pass over
     * @param limit how many to answer at the most
     */
    CompletionStage<QueuePage> listQueues(String account, String searchWord, int offset, int limit);

    /** The queues of the account whose dead-letter policy names this target. */
    CompletionStage<List<QueueDescription>> deadLetterSources(QueueKey target);

    /** Deletes a queue with its messages; waiting receivers are failed with {@link NoSuchQueueException}. */
    CompletionStage<Void> deleteQueue(QueueKey queue);

    /**
     * Names who hears of queues that go by themselves because nobody received for their {@link QueueConfig#idleDelete}. Told
     * after the end is kept, on a thread of the engine; the listener must return at once, and its stage completes when it has
     * done what follows from the end. What it had not done when the engine closed or crashed it is told again after the next
     * start, unless there is a queue of that name by then. There is one listener, named before the first request; an engine
     * without {@link Capability#IDLE_DELETE} never tells.
     */
    default void onIdleDelete(Function<QueueKey, CompletionStage<Void>> listener) {}

    /** Deletes all messages of a queue, leased, delayed and rewindable ones included. */
    CompletionStage<Void> purge(QueueKey queue);

    /**
     * Stores messages, in their order, all or none.
     *
     * @return {@link SendOutcome#STORED} only when all are durable
     */
    CompletionStage<SendOutcome> send(QueueKey queue, List<NewMessage> messages);

    /**
     * Leases messages, oldest first. Completes at once with what is Active (at most {@code max}), otherwise with whatever
     * turns Active first, otherwise empty when the wait is over. Never hands a message out early; at most a second late.
     * Fails with {@link TooManyInactiveException} when the queue holds as many leased messages as it may.
     *
     * @param cancel tells that the caller is gone: then nothing is leased any more and the stage completes empty
     */
    CompletionStage<List<Delivery>> receive(QueueKey queue, ReceiveOptions options, Cancel cancel);

    /**
     * Deletes leased messages by their handles, each on its own.
     *
     * @return one outcome for each handle, in their order
     */
    CompletionStage<List<HandleOutcome>> delete(QueueKey queue, List<ReceiptHandle> handles);

    /**
     * Changes how long leases still run, counted from now: zero makes a message Active now, at its old place; otherwise the
     * handle stays the message's newest one until the new deadline. One outcome for each handle, in their order.
     */
    CompletionStage<List<HandleOutcome>> changeVisibility(
            QueueKey queue, List<ReceiptHandle> handles, Duration timeout);

    /**
     * Undoes leases whose answer never reached the receiver: the messages are Active again at their old places as if they
     * had not been received this time (the count goes back). Handles that are no longer current are passed over.
     */
    CompletionStage<Void> giveBack(QueueKey queue, List<ReceiptHandle> handles);

    /**
     * Reads messages in the order of their places without changing them.
     *
     * @param max 1 to 100
     * @param after continue behind this marker of an earlier page; empty text to begin
     */
    CompletionStage<PeekPage> peek(QueueKey queue, int max, String after);

    /**
     * Makes deleted messages consumable again whose send time is not before {@code from}: all of them, or none when the
     * engine ends before it began. An engine that ends in between completes it at its next start.
     *
     * @return whether it happened
     */
    CompletionStage<RewindOutcome> rewind(QueueKey queue, Instant from);

    /**
     * Carries out several sends and deletes over several queues, all durable or none: with one queue missing or full, or
     * one handle not current, nothing happens. Needs {@link Capability#COMMIT}.
     *
     * @param identity by which the commit is known for {@link CommitIdentity#KNOWN_MILLIS}, also after a restart: a later
     *     commit of the same identity does nothing and answers {@link CommitOutcome.Repeated}. Empty for a commit that is
     *     never repeated
     */
    CompletionStage<CommitOutcome> commit(List<Operation> operations, Optional<CommitIdentity> identity);

    /** As {@link #commit(List, Optional)}, for a commit that is never repeated. */
    default CompletionStage<CommitOutcome> commit(List<Operation> operations) {
        return commit(operations, Optional.empty());
    }

    /** The memo of the commit of this identity, once it is durable; empty when none is known. */
    CompletionStage<Optional<byte[]>> committed(String id);

    /** The configuration of record of everything that is no queue: topics, subscriptions. */
    Records records();

    /** Whether the engine can take writes now; one line says why not. */
    CompletionStage<Health> health();

    /** Ends all waits, flushes, and releases what the engine holds. May be called again. */
    @Override
    void close();

    /** A queue as {@link #describeQueue} tells it. */
    record QueueDescription(
            String account,
            QueueName name,
            String queueId,
            QueueConfig config,
            long revision,
            Instant createTime,
            Instant lastModifyTime,
            QueueCounts counts) {}

    /**
     * How many messages are in which state; approximate while the queue is busy.
     *
     * @param oldestActive send time of the oldest message not yet consumed; empty when nothing waits
     */
    record QueueCounts(long active, long inactive, long delayed, long rewindable, Optional<Instant> oldestActive) {}

    /**
     * One page of queues.
     *
     * @param total how many match in all
     */
    record QueuePage(long total, List<QueueDescription> queues) {}

    /**
     * What a receive asks for.
     *
     * @param max most messages, at least 1
     * @param pollingWait how long to wait for a first one; zero for not at all
     * @param visibilityTimeout the lease; empty for the queue's own
     * @param selector a JMS selector over the envelope of the messages; empty for all messages
     * @param inProcess whether the receiver lives and dies with the engine's process: an engine that knows that the process
     *     ended makes its messages Active at once, for nobody can hold the handles any more. A deadline that {@link
     *     #changeVisibility} set since is kept
     */
    record ReceiveOptions(
            int max,
            Duration pollingWait,
            Optional<Duration> visibilityTimeout,
            Optional<String> selector,
            boolean inProcess) {

        /** What a receiver asks for whose handles may outlive the engine's process. */
        public ReceiveOptions(
                int max, Duration pollingWait, Optional<Duration> visibilityTimeout, Optional<String> selector) {
            this(max, pollingWait, visibilityTimeout, selector, false);
        }
    }

    /** How storing ended. */
    enum SendOutcome {
        STORED,
        /** The queue holds as many messages as it may; nothing was stored. */
        FULL,
        /** The queue holds as many delayed messages as it may; nothing was stored. */
        TOO_MANY_DELAYED
    }

    /**
     * How one handle fared.
     *
     * @param status what happened
     * @param nextVisibleTime the new deadline after a change of visibility; empty otherwise
     */
    record HandleOutcome(Status status, Optional<Instant> nextVisibleTime) {

        /** What happened to the handle. */
        public enum Status {
            DONE,
            /** Not the newest handle of a leased message: used, expired or never given out. */
            STALE,
            /** Not a text that this engine gives out as a handle. */
            MALFORMED
        }
    }

    /** How a creation ended. */
    sealed interface CreateOutcome {
        record Created(QueueDescription queue) implements CreateOutcome {}

        record Exists(QueueDescription queue) implements CreateOutcome {}

        /** The name rests after a deletion. */
        record Resting(Instant until) implements CreateOutcome {}
    }

    /** A page of {@link #peek}; {@code marker} is empty text at the end of the queue. */
    record PeekPage(List<Peeked> messages, String marker) {}

    /** A message that was looked at: {@code receiptHandle} has no place here, for nothing was leased. */
    record Peeked(
            String msgId, byte[] body, Instant enqueueTime, Instant visibleTime, int dequeueCount, boolean leased) {}

    /** How a rewind ended. */
    enum RewindOutcome {
        DONE,
        OFF,
        OUT_OF_RANGE
    }

    /** One step of a {@link #commit}. */
    sealed interface Operation {
        QueueKey queue();

        record Send(QueueKey queue, NewMessage message) implements Operation {}

        record Delete(QueueKey queue, ReceiptHandle handle) implements Operation {}
    }

    /** How a commit ended; anything but {@code Done} changed nothing. */
    sealed interface CommitOutcome {
        record Done() implements CommitOutcome {}

        /** It had been carried out before, with this memo. */
        record Repeated(byte[] memo) implements CommitOutcome {}

        /** The operation at {@code index} could not be carried out. */
        record Failed(int index, Reason reason) implements CommitOutcome {}

        /** Why. */
        enum Reason {
            NO_SUCH_QUEUE,
            FULL,
            TOO_MANY_DELAYED,
            STALE_HANDLE,
            MALFORMED_HANDLE
        }
    }

    /** Whether the engine serves; {@code detail} is one line for a person. */
    record Health(boolean ready, String detail) {}

    /** What an engine may be able to do beyond plain CMQ. */
    enum Capability {
        CHANGE_VISIBILITY,
        PEEK,
        RECEIVE_VISIBILITY,
        SELECTOR,
        COMMIT,
        IDLE_DELETE,
        /** Tells every step of the messages of traced queues to whom its maker named. */
        TRACE
    }
}
