package org.opencmq.protocol.action;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What makes a message go to the dead-letter queue. Source: protocol reference, section 9.8. */
public enum DeadLetterTrigger {
    /** It was received {@code maxReceiveCount} times and not deleted. */
    RECEIVED_TOO_OFTEN(0),
    /** It was not deleted within {@code maxTimeToLive} after sending. */
    WAITED_TOO_LONG(1);

    private final int policy;

    DeadLetterTrigger(int policy) {
        this.policy = policy;
    }

    /** The value of the parameter {@code policy}. */
    public int policy() {
        return policy;
    }

    /** The one with that number; empty without a number or when there is none of it. */
    public static Optional<DeadLetterTrigger> read(OptionalLong policy) {
        return policy.isPresent()
                ? Stream.of(values())
                        .filter(trigger -> trigger.policy() == policy.getAsLong())
                        .findFirst()
                : Optional.empty();
    }
}
