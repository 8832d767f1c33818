package org.opencmq.server.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.opencmq.server.engine.DeadLetterPolicy;
import org.opencmq.server.engine.QueueConfig;
import org.opencmq.server.engine.local.MessageTrace.Kind;
import org.opencmq.server.engine.local.MessageTrace.Step;

/** Which steps a trace hears. */
class LocalEngineTraceTest extends LocalEngineFixture {

    private final List<Step> steps = new ArrayList<>();

    @Override
    protected EngineSettings settings() {
        return EngineSettings.DEFAULT.withTrace(steps::add);
    }

    @Override
    protected QueueConfig config() {
        QueueConfig usual = QueueConfig.DEFAULT;
        return new QueueConfig(
                100,
                usual.pollingWait(),
                usual.visibilityTimeout(),
                usual.maxMsgSize(),
                Duration.ofMinutes(10),
                Duration.ZERO,
                Optional.of(new DeadLetterPolicy(OTHER.name(), OptionalInt.of(1), Optional.empty())),
                Optional.empty(),
                true);
    }

    @Test
    void hearsEveryStepOfATracedQueueAndNothingOfOthers() {
        // given
        create(OTHER, QueueConfig.DEFAULT);
        send(ORDERS, "deleted", "dead", "expired");
        // when
        delete(ORDERS, receiveOne(ORDERS));
        release(ORDERS, receiveOne(ORDERS), Duration.ZERO);
        collect(OTHER, 1);
        time.pass(Duration.ofMinutes(10));
        // then
        assertThat(steps)
                .extracting(Step::kind)
                .containsExactly(
                        Kind.SENT,
                        Kind.SENT,
                        Kind.SENT,
                        Kind.RECEIVED,
                        Kind.DELETED,
                        Kind.RECEIVED,
                        Kind.DEAD_LETTERED,
                        Kind.EXPIRED);
        assertThat(steps).extracting(Step::queue).containsOnly(ORDERS);
        assertThat(steps.get(7).at()).isEqualTo(time.instant());
        assertThat(steps.get(6).dequeueCount()).isEqualTo(1);
    }
}
