package org.opencmq.server.action;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.opencmq.protocol.action.DeadLetterSettings;
import org.opencmq.protocol.action.QueueSettings;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.config.Limits;
import org.opencmq.server.config.Range;
import org.opencmq.server.engine.DeadLetterPolicy;
import org.opencmq.server.engine.Engine.Capability;
import org.opencmq.server.engine.QueueConfig;

/**
 * Applies what a request says to a queue's settings and checks the ranges. Source: protocol reference, sections 8.1 and 8.4
 * and readings 14.15 and 14.17.
 */
final class QueueSettingsRule {

    private final Surroundings with;
    private final Limits limits;

    QueueSettingsRule(Surroundings with) {
        this.with = with;
        this.limits = with.limits();
    }

    /** The settings with the changes; what the changes do not say stays. */
    QueueConfig apply(QueueConfig base, QueueSettings changes) throws Refusal {
        Duration retention =
                seconds("msgRetentionSeconds", changes.msgRetention(), limits.retentionSeconds(), base.msgRetention());
        Duration rewind = changes.rewind().orElse(base.rewind());
        if (rewind.isNegative()) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse("rewindSeconds");
        }
        if (rewind.compareTo(retention) > 0) {
            throw CmqErrorCode.REWIND_OVER_RETENTION.refuse();
        }
        return new QueueConfig(
                number("maxMsgHeapNum", changes.maxMsgHeapNum(), limits.maxMsgHeapNum(), base.maxMsgHeapNum()),
                seconds("pollingWaitSeconds", changes.pollingWait(), limits.pollingWaitSeconds(), base.pollingWait()),
                seconds(
                        "visibilityTimeout",
                        changes.visibilityTimeout(),
                        limits.visibilitySeconds(),
                        base.visibilityTimeout()),
                (int) number("maxMsgSize", widen(changes.maxMsgSize()), limits.maxMsgSize(), base.maxMsgSize()),
                retention,
                rewind,
                with.extensions()
                        ? new DeadLetterRule(limits).apply(base.deadLetter(), changes.deadLetter(), retention)
                        : base.deadLetter(),
                idleDelete(base, changes),
                with.extensions() ? changes.loggingEnabled().orElse(base.traced()) : base.traced());
    }

    /** The settings as an answer tells them; what only extensions know is left out without them. */
    QueueSettings describe(QueueConfig config) {
        QueueSettings.Builder settings = QueueSettings.builder()
                .maxMsgHeapNum(config.maxMsgHeapNum())
                .pollingWait(config.pollingWait())
                .visibilityTimeout(config.visibilityTimeout())
                .maxMsgSize(config.maxMsgSize())
                .msgRetention(config.msgRetention())
                .rewind(config.rewind());
        if (with.extensions()) {
            config.deadLetter().map(QueueSettingsRule::describe).ifPresent(settings::deadLetter);
            config.idleDelete().ifPresent(settings::idleDelete);
            if (config.traced()) {
                settings.loggingEnabled(true);
            }
        }
        return settings.build();
    }

    private static DeadLetterSettings describe(DeadLetterPolicy policy) {
        return policy.maxTimeToLive()
                .map(age -> DeadLetterSettings.waitedTooLong(policy.target(), age))
                .orElseGet(() -> DeadLetterSettings.receivedTooOften(
                        policy.target(), policy.maxReceiveCount().orElse(0)));
    }

    private Optional<Duration> idleDelete(QueueConfig base, QueueSettings changes) throws Refusal {
        if (!with.extensions() || changes.idleDelete().isEmpty()) {
            return base.idleDelete();
        }
        Duration idle = changes.idleDelete().get();
        if (!with.offers(Capability.IDLE_DELETE)) {
            throw CmqErrorCode.NO_SUCH_PARAMETER.refuse("idleDeleteSeconds");
        }
        if (idle.isNegative() || idle.toSeconds() > limits.retentionSeconds().max()) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse("idleDeleteSeconds");
        }
        return idle.isZero() ? Optional.empty() : Optional.of(idle);
    }

    private static OptionalLong widen(OptionalInt value) {
        return value.isPresent() ? OptionalLong.of(value.getAsInt()) : OptionalLong.empty();
    }

    private static Duration seconds(String name, Optional<Duration> given, Range range, Duration base) throws Refusal {
        OptionalLong number = given.isPresent() ? OptionalLong.of(given.get().toSeconds()) : OptionalLong.empty();
        return Duration.ofSeconds(number(name, number, range, base.toSeconds()));
    }

    private static long number(String name, OptionalLong given, Range range, long base) throws Refusal {
        if (given.isPresent() && !range.contains(given.getAsLong())) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse(name);
        }
        return given.orElse(base);
    }
}
