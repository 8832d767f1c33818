package org.opencmq.server.app;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.ReceivedMessage;

/**
 * What clients saw of each message. A sending is known by its text, which is unique; one whose answer was lost is repeated
 * and may be stored twice, so a stored message is known by its {@code msgId}. Safe from any thread.
 */
final class Tally {

    private final Map<String, Seen> messages = new ConcurrentHashMap<>();
    private final Map<MessageId, Long> deletedAt = new ConcurrentHashMap<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong distinct = new AtomicLong();
    private final AtomicLong deleted = new AtomicLong();
    private final AtomicLong returned = new AtomicLong();

    /** Owned by {@link Tally}; its monitor guards it. */
    private static final class Seen {
        private boolean answered;
        private boolean received;
    }

    /**
     * Numbers so far.
     *
     * @param received receptions, repeated ones included
     * @param duplicates receptions of a text that was received before: handed out again, or stored twice
     * @param returned receptions asked for after the deletion of the message had been answered
     */
    record Counts(long sent, long answered, long received, long deleted, long duplicates, long returned) {

        Counts since(Counts before) {
            return new Counts(
                    sent - before.sent,
                    answered - before.answered,
                    received - before.received,
                    deleted - before.deleted,
                    duplicates - before.duplicates,
                    returned - before.returned);
        }

        String row(String name, long lost) {
            return String.format(
                    "%-8s sent=%d answered=%d received=%d deleted=%d duplicates=%d lost=%d returned=%d",
                    name, sent, answered, received, deleted, duplicates, lost, returned);
        }
    }

    void sending(String body) {
        sent.incrementAndGet();
        messages.put(body, new Seen());
    }

    void answered(String body) {
        answered.incrementAndGet();
        Seen seen = messages.get(body);
        synchronized (seen) {
            seen.answered = true;
        }
    }

    /** A message came, in answer to a receive that was asked at that {@link System#nanoTime()}. */
    void received(ReceivedMessage message, long askedAt) {
        received.incrementAndGet();
        Long gone = deletedAt.get(message.msgId());
        if (gone != null && gone - askedAt < 0) {
            returned.incrementAndGet();
        }
        Seen seen = messages.get(message.msgBody());
        synchronized (seen) {
            if (!seen.received) {
                distinct.incrementAndGet();
            }
            seen.received = true;
        }
    }

    /** The server answered that it deleted the message. */
    void deleted(MessageId msgId) {
        deleted.incrementAndGet();
        deletedAt.putIfAbsent(msgId, System.nanoTime());
    }

    Counts counts() {
        long all = received.get();
        return new Counts(sent.get(), answered.get(), all, deleted.get(), all - distinct.get(), returned.get());
    }

    long waiting() {
        return answered.get() - distinct.get();
    }

    /** Messages whose sending was answered and that nobody received. */
    List<String> missing() {
        return messages.entrySet().stream()
                .filter(entry -> {
                    synchronized (entry.getValue()) {
                        return entry.getValue().answered && !entry.getValue().received;
                    }
                })
                .map(Map.Entry::getKey)
                .toList();
    }
}
