package org.opencmq.server.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * A queue's settings, complete and already checked against the server's limits. Source: protocol reference, section 8.1.
 *
 * @param maxMsgHeapNum most messages not yet deleted
 * @param pollingWait default long-poll time of a receive
 * @param visibilityTimeout default lease of a received message
 * @param maxMsgSize most UTF-8 bytes of one body
 * @param msgRetention how long a message lives, counted from its send time
 * @param rewind how long a deleted message can be brought back, counted from its send time; zero for never
 * @param deadLetter where messages go that nobody manages to consume; empty for nowhere
 * @param idleDelete the queue goes when nobody received for so long; empty for never
 * @param traced whether every step of its messages is recorded
 */
public record QueueConfig(
        long maxMsgHeapNum,
        Duration pollingWait,
        Duration visibilityTimeout,
        int maxMsgSize,
        Duration msgRetention,
        Duration rewind,
        Optional<DeadLetterPolicy> deadLetter,
        Optional<Duration> idleDelete,
        boolean traced) {

    /** What CMQ gives a queue when its creator says nothing. */
    public static final QueueConfig DEFAULT = new QueueConfig(
            100_000_000,
            Duration.ZERO,
            Duration.ofSeconds(30),
            65_536,
            Duration.ofSeconds(345_600),
            Duration.ZERO,
            Optional.empty(),
            Optional.empty(),
            false);

    /** The same with another dead-letter policy; empty for none. */
    public QueueConfig withDeadLetter(Optional<DeadLetterPolicy> policy) {
        return new QueueConfig(
                maxMsgHeapNum,
                pollingWait,
                visibilityTimeout,
                maxMsgSize,
                msgRetention,
                rewind,
                policy,
                idleDelete,
                traced);
    }
}
