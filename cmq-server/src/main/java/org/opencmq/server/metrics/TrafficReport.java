package org.opencmq.server.metrics;

import java.util.Map;

/**
 * What a server counted since it started.
 *
 * @param answers how many requests ended, by action name and answer code; ordered
 * @param inFlight requests that arrived and have no answer yet, long polls included
 * @param waitingReceivers receives that are in the engine now
 * @param messagesIn messages stored by requests
 * @param messagesOut messages handed to receivers, each reception counted
 * @param messagesDeleted messages deleted by their handles
 * @param bytesIn bytes of request bodies and queries
 * @param bytesOut bytes of answer bodies
 * @param undelivered answers whose caller was gone
 * @param pushesDelivered attempts to deliver a topic's message that succeeded
 * @param pushesFailed attempts that failed
 * @param pushesDiscarded messages given up for one subscription
 */
public record TrafficReport(
        Map<String, Map<Integer, Long>> answers,
        long inFlight,
        long waitingReceivers,
        long messagesIn,
        long messagesOut,
        long messagesDeleted,
        long bytesIn,
        long bytesOut,
        long undelivered,
        long pushesDelivered,
        long pushesFailed,
        long pushesDiscarded) {

    /** All requests that ended. */
    public long total() {
        return answers.keySet().stream().mapToLong(this::of).sum();
    }

    /** The requests of one action that ended; 0 when there was none. */
    public long of(String action) {
        return answers.getOrDefault(action, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** The requests of one action that ended with that code; 0 when there was none. */
    public long of(String action, int code) {
        return answers.getOrDefault(action, Map.of()).getOrDefault(code, 0L);
    }
}
