package org.opencmq.server.engine.local;

import org.jspecify.annotations.Nullable;
import org.opencmq.server.engine.local.MessageStore.MessageHead;

/**
 * What memory knows of one message: 80 bytes, because a queue may hold millions. {@link Due#dueAt} is its visible time, or
 * the time of its deletion when it is {@link State#KEPT}. Owned by the {@link QueueState} it belongs to.
 */
final class Message extends Due {

    /** Where a message stands in its life. */
    enum State {
        DELAYED,
        ACTIVE,
        LEASED,
        /** On its way to the dead-letter queue: no handle holds it, nobody receives it. */
        LEAVING,
        /** Deleted, but may be brought back by a rewind. */
        KEPT,
        GONE
    }

    private static final int LONGEST_NUMBER = 20;

    final long sequence;
    final long enqueuedAt;
    final int bodySize;

    private final long numericId;
    private final @Nullable String textId;

    State state = State.ACTIVE;
    int dequeueCount;

    /** First reception, in milliseconds after the send time; -1 for never. Retention keeps it far below 2^31. */
    private int firstDequeuedAfter = -1;

    /**
     * How often a lease of it was undone, up to 127. The next lease ends so many milliseconds later, so that no two leases
     * of the same count end alike: after a restart a lease is recognised by count and end.
     */
    byte givenBack;

    /** Number of its newest lease; 0 when that is of an earlier run, negative once that one was recognised. */
    int lease;

    /** The text while {@link BodyCache} keeps it; null otherwise. */
    byte @Nullable [] body;

    Message(long sequence, String msgId, int bodySize, long enqueuedAt, long visibleAt) {
        this.sequence = sequence;
        this.bodySize = bodySize;
        this.enqueuedAt = enqueuedAt;
        this.dueAt = visibleAt;
        this.textId = isNumber(msgId) ? null : msgId;
        this.numericId = textId == null ? Long.parseUnsignedLong(msgId) : 0;
    }

    /** The message a store kept. Its state is for the queue to find out. */
    static Message of(MessageHead head) {
        Message message =
                new Message(head.sequence(), head.msgId(), head.bodySize(), head.enqueuedAt(), head.visibleAt());
        message.dequeueCount = head.dequeueCount();
        if (head.firstDequeuedAt() != 0) {
            message.firstDequeuedAfter = (int) (head.firstDequeuedAt() - head.enqueuedAt());
        }
        if (head.deletedAt() != 0) {
            message.dueAt = head.deletedAt();
        }
        return message;
    }

    /** What a store shall keep of it. */
    MessageHead head(long queue) {
        return state == State.KEPT ? head(queue, enqueuedAt, dueAt) : head(queue, dueAt, 0);
    }

    /** As {@link #head(long)}, for a message that is visible from another moment on once this process has ended. */
    MessageHead head(long queue, long visibleAt) {
        return head(queue, visibleAt, 0);
    }

    private MessageHead head(long queue, long visibleAt, long deletedAt) {
        return new MessageHead(
                queue, sequence, msgId(), bodySize, enqueuedAt, visibleAt, firstDequeuedAt(), dequeueCount, deletedAt);
    }

    String msgId() {
        return textId != null ? textId : Long.toUnsignedString(numericId);
    }

    /** Adds the identifier to a set of recent ones; false when it stands there already. */
    boolean rememberIn(RecentIds recent) {
        return textId != null ? recent.add(textId) : recent.add(numericId);
    }

    /** Time of the first reception; 0 for never. */
    long firstDequeuedAt() {
        return firstDequeuedAfter < 0 ? 0 : enqueuedAt + firstDequeuedAfter;
    }

    /** Counts a reception. */
    void received(long now) {
        if (firstDequeuedAfter < 0) {
            firstDequeuedAfter = (int) Math.min(Integer.MAX_VALUE, Math.max(0, now - enqueuedAt));
        }
        dequeueCount++;
    }

    /** Takes the last reception back. */
    void notReceived() {
        dequeueCount--;
        givenBack = (byte) Math.min(Byte.MAX_VALUE, givenBack + 1);
        if (dequeueCount == 0) {
            firstDequeuedAfter = -1;
        }
    }

    @Override
    long rank() {
        return sequence;
    }

    /** Whether the text is what an unsigned 64-bit number prints, so that eight bytes can stand for it. */
    private static boolean isNumber(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NUMBER || (text.charAt(0) == '0' && text.length() > 1)) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() < LONGEST_NUMBER || text.compareTo("18446744073709551615") <= 0;
    }
}
