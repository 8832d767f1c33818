package org.opencmq.server.engine.local;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What keeps the local engine's messages and records across a restart. The engine is its only caller and holds the truth
 * in memory; a store keeps, gives back bodies, and replays. Writes take effect in the order of their calls, each wholly or
 * not at all, and a durable write implies every earlier one.
 *
 * <p>Bodies stay in the store: the engine keeps a few dozen bytes a message and asks for a body when it hands one out.
 */
public interface MessageStore extends AutoCloseable {

    /**
     * Replays what was kept. Called once, before any other method.
     *
     * @throws StoreException when the store is locked by another process, cannot be read or is corrupt; the message names
     *     the folder or file. Never silently empty
     */
    void open(Replay replay) throws StoreException;

    /**
     * Keeps changes together, all or none. Called from one thread at a time.
     *
     * @param durable true completes the stage after the changes are on disk; false completes it at once and keeps them
     *     no later than the next durable write or an orderly close: a crash may lose them
     * @return fails when the store failed; then the store refuses every later write
     */
    CompletionStage<Void> write(List<Change> changes, boolean durable);

    /**
     * A durable {@link #write} by a caller that calls {@link #help} right after, so that no other thread need wake up for it.
     */
    default CompletionStage<Void> writeWithHelp(List<Change> changes) {
        return write(changes, true);
    }

    /**
     * Does on the calling thread what waits, when that is little, quickly done and nobody does it yet; completes its stages.
     * Safe from any thread; to be called by one that nobody waits for. May take as long as one sync, seldom longer.
     */
    default void help() {}

    /**
     * The bodies under these places of one queue, in their order. Safe from any thread, also while writes are under way;
     * sees every write handed over before the call. May read from disk.
     *
     * @throws StoreException when one is missing or cannot be read
     */
    List<byte[]> bodies(long queue, long[] sequences) throws StoreException;

    /** Whether {@link #bodies} answers from memory, so that an event loop may call it. Constant; false unless overridden. */
    default boolean answersFromMemory() {
        return false;
    }

    /** Flushes and releases everything. May be called again. */
    @Override
    void close();

    /** One change. */
    sealed interface Change {

        /** Keeps a document under a key, replacing an earlier one. */
        record PutRecord(String key, byte[] value) implements Change {}

        /** Forgets a document. */
        record RemoveRecord(String key) implements Change {}

        /** Keeps a new message. */
        record PutMessage(MessageHead head, byte[] body) implements Change {}

        /** Replaces what is known of a message; the body stays. */
        record PutHead(MessageHead head) implements Change {}

        /** Forgets a message. */
        record RemoveMessage(long queue, long sequence) implements Change {}

        /** Forgets all messages of a queue that are known when the change is written. */
        record RemoveMessages(long queue) implements Change {}
    }

    /**
     * What is known of a message besides its body. Times are milliseconds since the epoch.
     *
     * @param queue the engine's number of the queue
     * @param sequence the message's place in its queue, growing with every send
     * @param msgId its identifier, ASCII
     * @param bodySize UTF-8 bytes of the body
     * @param enqueuedAt when it was sent
     * @param visibleAt when it is or was to become Active
     * @param firstDequeuedAt when it was first received; 0 for never
     * @param dequeueCount how often it was received
     * @param deletedAt when it was deleted, for a message kept to be rewound; 0 for not deleted
     */
    record MessageHead(
            long queue,
            long sequence,
            String msgId,
            int bodySize,
            long enqueuedAt,
            long visibleAt,
            long firstDequeuedAt,
            int dequeueCount,
            long deletedAt) {}

    /** Hears what was kept: all records first, then all heads, those of one queue in the order of their places. */
    interface Replay {

        /** A document. */
        void record(String key, byte[] value);

        /** A message. */
        void message(MessageHead head);
    }
}
