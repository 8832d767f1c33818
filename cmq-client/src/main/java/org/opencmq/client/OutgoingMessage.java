package org.opencmq.client;

import java.time.Duration;
import java.util.Optional;

/**
 * A message for a queue, not yet sent.
 *
 * @param body text of at least one byte; the queue's {@code maxMsgSize} is for the service to check
 * @param delay time the message stays invisible, 0 to 3,600 s; rounded up to whole seconds
 * @param orderKey messages with equal keys are stored in the order they were handed over, as far as CMQ keeps order at all;
 *     usually the sender's session. Empty when the order does not matter
 */
public record OutgoingMessage(String body, Duration delay, Optional<Object> orderKey) {

    /**
     * Checks the delay.
     *
     * @throws IllegalArgumentException when it is out of its range
     */
    public OutgoingMessage {
        Range.check("delay", delay, Duration.ZERO, Duration.ofHours(1));
    }

    /** A message in order with those of the same key. */
    public OutgoingMessage(String body, Duration delay, Object orderKey) {
        this(body, delay, Optional.of(orderKey));
    }

    /** A message without delay, whose order does not matter. */
    public static OutgoingMessage of(String body) {
        return new OutgoingMessage(body, Duration.ZERO, Optional.empty());
    }

    /** Never shows the body. */
    @Override
    public String toString() {
        return "OutgoingMessage[" + body.length() + " characters, delay " + delay + "]";
    }
}
