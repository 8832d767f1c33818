package org.opencmq.server.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The counters of one server. Owned by the server, written by every request; safe from any thread and cheap to write: no
 * counter is shared by two threads that write at once.
 */
public final class Traffic {

    private final Map<String, Map<Integer, LongAdder>> answers = new ConcurrentHashMap<>();
    private final LongAdder inFlight = new LongAdder();
    private final LongAdder waitingReceivers = new LongAdder();
    private final LongAdder messagesIn = new LongAdder();
    private final LongAdder messagesOut = new LongAdder();
    private final LongAdder messagesDeleted = new LongAdder();
    private final LongAdder bytesIn = new LongAdder();
    private final LongAdder bytesOut = new LongAdder();
    private final LongAdder undelivered = new LongAdder();
    private final LongAdder pushesDelivered = new LongAdder();
    private final LongAdder pushesFailed = new LongAdder();
    private final LongAdder pushesDiscarded = new LongAdder();

    /** A request arrived; {@link #answered} ends it. */
    public void arrived(int bytes) {
        inFlight.increment();
        bytesIn.add(bytes);
    }

    /**
     * A request ended.
     *
     * @param action its action in the spelling of the reference, or {@code unknown}
     * @param code the answer's code
     * @param bytes the size of the answer's body
     */
    public void answered(String action, int code, int bytes) {
        inFlight.decrement();
        bytesOut.add(bytes);
        answers.computeIfAbsent(action, any -> new ConcurrentHashMap<>())
                .computeIfAbsent(code, any -> new LongAdder())
                .increment();
    }

    /** An answer could not be written any more: its caller is gone. */
    public void undelivered() {
        undelivered.increment();
    }

    /** A receive began to wait in the engine. */
    public void receiverCame() {
        waitingReceivers.increment();
    }

    /** A receive ended, with messages or without. */
    public void receiverWent() {
        waitingReceivers.decrement();
    }

    /** So many messages were stored by requests. */
    public void stored(int messages) {
        messagesIn.add(messages);
    }

    /** So many messages were handed to receivers. */
    public void handedOut(int messages) {
        messagesOut.add(messages);
    }

    /** So many messages were deleted by their handles. */
    public void deleted(int messages) {
        messagesDeleted.add(messages);
    }

    /** An attempt to deliver a topic's message to a subscription ended. */
    public void pushed(boolean delivered) {
        (delivered ? pushesDelivered : pushesFailed).increment();
    }

    /** A topic's message was given up for one subscription. */
    public void pushDiscarded() {
        pushesDiscarded.increment();
    }

    /** What is counted by now; each number is exact once the requests behind it have ended. */
    public TrafficReport report() {
        Map<String, Map<Integer, Long>> byAction = new TreeMap<>();
        answers.forEach((action, codes) -> {
            Map<Integer, Long> sums = new TreeMap<>();
            codes.forEach((code, count) -> sums.put(code, count.sum()));
            byAction.put(action, sums);
        });
        return new TrafficReport(
                byAction,
                inFlight.sum(),
                waitingReceivers.sum(),
                messagesIn.sum(),
                messagesOut.sum(),
                messagesDeleted.sum(),
                bytesIn.sum(),
                bytesOut.sum(),
                undelivered.sum(),
                pushesDelivered.sum(),
                pushesFailed.sum(),
                pushesDiscarded.sum());
    }
}
