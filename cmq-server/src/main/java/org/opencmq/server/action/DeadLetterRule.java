package org.opencmq.server.action;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.action.DeadLetterSettings;
import org.opencmq.protocol.action.DeadLetterTrigger;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.config.Limits;
import org.opencmq.server.engine.DeadLetterPolicy;

/**
 * Applies what a request says about dead letters to a queue's policy. A first policy needs a target and its number; a later
 * request may change one of them. Source: protocol reference, section 9.8 and reading 14.32.
 */
final class DeadLetterRule {

    private final Limits limits;

    DeadLetterRule(Limits limits) {
        this.limits = limits;
    }

    /**
     * The policy with the changes.
     *
     * @param retention the queue's message life, which the age of a dead letter must stay under
     */
    Optional<DeadLetterPolicy> apply(Optional<DeadLetterPolicy> base, DeadLetterSettings changes, Duration retention)
            throws Refusal {
        Optional<DeadLetterPolicy> policy =
                changes.equals(DeadLetterSettings.NONE) ? base : Optional.of(changed(base, changes));
        if (policy.flatMap(DeadLetterPolicy::maxTimeToLive)
                .filter(age -> age.compareTo(retention) >= 0)
                .isPresent()) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse("maxTimeToLive");
        }
        return policy;
    }

    private DeadLetterPolicy changed(Optional<DeadLetterPolicy> base, DeadLetterSettings changes) throws Refusal {
        Optional<QueueName> target = changes.deadLetterQueueName().or(() -> base.map(DeadLetterPolicy::target));
        if (target.isEmpty()) {
            throw CmqErrorCode.MISSING_PARAMETER.refuse("deadLetterQueueName");
        }
        return byAge(base, changes)
                ? new DeadLetterPolicy(target.get(), OptionalInt.empty(), Optional.of(age(base, changes)))
                : new DeadLetterPolicy(target.get(), OptionalInt.of(count(base, changes)), Optional.empty());
    }

    /** What the request says, else what its numbers mean, else what was so before. */
    private static boolean byAge(Optional<DeadLetterPolicy> base, DeadLetterSettings changes) {
        if (changes.policy().isPresent()) {
            return changes.policy().get() == DeadLetterTrigger.WAITED_TOO_LONG;
        }
        if (changes.maxReceiveCount().isPresent()) {
            return false;
        }
        return changes.maxTimeToLive().isPresent()
                || base.flatMap(DeadLetterPolicy::maxTimeToLive).isPresent();
    }

    private Duration age(Optional<DeadLetterPolicy> base, DeadLetterSettings changes) throws Refusal {
        Optional<Duration> age = changes.maxTimeToLive().or(() -> base.flatMap(DeadLetterPolicy::maxTimeToLive));
        if (age.isEmpty()) {
            throw CmqErrorCode.MISSING_PARAMETER.refuse("maxTimeToLive");
        }
        if (!limits.deadLetterSeconds().contains(age.get().toSeconds())) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse("maxTimeToLive");
        }
        return age.get();
    }

    private int count(Optional<DeadLetterPolicy> base, DeadLetterSettings changes) throws Refusal {
        OptionalInt count = changes.maxReceiveCount();
        if (count.isEmpty() && base.isPresent()) {
            count = base.get().maxReceiveCount();
        }
        if (count.isEmpty()) {
            throw CmqErrorCode.MISSING_PARAMETER.refuse("maxReceiveCount");
        }
        if (!limits.deadLetterReceives().contains(count.getAsInt())) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse("maxReceiveCount");
        }
        return count.getAsInt();
    }
}
