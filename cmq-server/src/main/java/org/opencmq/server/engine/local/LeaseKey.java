package org.opencmq.server.engine.local;

import java.util.Optional;
import org.opencmq.protocol.ReceiptHandle;

/**
 * What a receipt handle says: six numbers in base 36, joined by hyphens.
 *
 * @param generation how often the engine had been started when it gave the handle out
 * @param queue the number of the queue
 * @param sequence the place of the message
 * @param lease the number of the lease, unique in its queue and generation
 * @param dequeueCount the receptions up to this one
 * @param deadline when the lease was to end as it was given out, milliseconds since the epoch. With the count it
 *     recognises a lease that was kept over a restart, where lease numbers are forgotten
 */
record LeaseKey(long generation, long queue, long sequence, int lease, int dequeueCount, long deadline) {

    private static final int RADIX = 36;
    private static final int PARTS = 6;
    private static final int LONGEST = 96;

    ReceiptHandle write() {
        StringBuilder text = new StringBuilder(48);
        text.append(Long.toString(generation, RADIX)).append('-');
        text.append(Long.toString(queue, RADIX)).append('-');
        text.append(Long.toString(sequence, RADIX)).append('-');
        text.append(Integer.toString(lease, RADIX)).append('-');
        text.append(Integer.toString(dequeueCount, RADIX)).append('-');
        text.append(Long.toString(deadline, RADIX));
        return new ReceiptHandle(text.toString());
    }

    /** What the handle says; empty when this engine gives out no such text. */
    static Optional<LeaseKey> read(ReceiptHandle handle) {
        String text = handle.value();
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        long[] parts = new long[PARTS];
        int part = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && text.charAt(i) != '-') {
                continue;
            }
            long number = part < PARTS ? number(text, start, i) : -1;
            if (number < 0) {
                return Optional.empty();
            }
            parts[part++] = number;
            start = i + 1;
        }
        if (part != PARTS || parts[3] > Integer.MAX_VALUE || parts[4] > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        return Optional.of(new LeaseKey(parts[0], parts[1], parts[2], (int) parts[3], (int) parts[4], parts[5]));
    }

    /** The number between two indices; -1 when there is none. */
    private static long number(String text, int from, int to) {
        if (from == to) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'z' ? c - 'a' + 10 : -1;
            if (digit < 0 || number > (Long.MAX_VALUE - digit) / RADIX) {
                return -1;
            }
            number = number * RADIX + digit;
        }
        return number;
    }
}
