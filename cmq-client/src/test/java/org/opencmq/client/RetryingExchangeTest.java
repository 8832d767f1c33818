package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencmq.client.ScriptedExchange.refused;
import static org.opencmq.client.ScriptedExchange.sent;
import static org.opencmq.client.ScriptedExchange.unreached;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencmq.client.ScriptedExchange.Reply;
import org.opencmq.protocol.error.CmqErrorCode;

class RetryingExchangeTest {

    private final VirtualTime time = new VirtualTime();

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @ParameterizedTest
    @EnumSource(value = CmqErrorCode.class, mode = EnumSource.Mode.EXCLUDE, names = "SUCCESS")
    void repeatsARefusalAsTheTableSays(CmqErrorCode row) {
        // given
        ScriptedExchange service = new ScriptedExchange(refused(row.code(), row.message("x")));

        // when
        assertThatThrownBy(() -> retrying(service).send(Given.send())).isInstanceOf(CmqRefusedException.class);

        // then
        switch (row.retry()) {
            case NEVER -> assertThat(service.calls()).hasSize(1);
            case BACK_OFF -> assertThat(time.pauses()).containsExactly(millis(100, 200, 400, 800));
            case SLOWLY -> assertThat(time.pauses()).containsExactly(millis(1000, 2000, 4000, 5000));
            case AFTER_REST -> assertThat(time.pauses()).hasSizeGreaterThan(10).containsOnly(Duration.ofSeconds(3));
        }
    }

    @Test
    void neverRepeatsAnUnknownCode() {
        // given
        ScriptedExchange service = new ScriptedExchange(refused(9999, "(1)strange"));

        // when
        assertThatThrownBy(() -> retrying(service).send(Given.send())).hasMessageContaining("code=9999");

        // then
        assertThat(service.calls()).hasSize(1);
    }

    @Test
    void repeatsASendWhoseAnswerWasLost() throws CmqException {
        // given
        ScriptedExchange service = ScriptedExchange.of(unreached(true), sent());

        // when
        String msgId = retrying(service).send(Given.send()).msgId().value();

        // then
        assertThat(msgId).isEqualTo("m");
        assertThat(service.calls()).hasSize(2);
    }

    @Test
    void doesNotRepeatAReceiveWhoseAnswerWasLost() {
        // given
        ScriptedExchange service = new ScriptedExchange(unreached(true));

        // when
        assertThatThrownBy(() -> retrying(service).send(Given.receive())).isInstanceOf(CmqUnreachedException.class);

        // then
        assertThat(service.calls()).hasSize(1);
    }

    @Test
    void repeatsAReceiveThatNeverReachedTheService() {
        // given
        ScriptedExchange service = new ScriptedExchange(unreached(false));

        // when
        assertThatThrownBy(() -> retrying(service).send(Given.receive())).isInstanceOf(CmqUnreachedException.class);

        // then
        assertThat(service.calls()).hasSize(5);
    }

    @Test
    void remembersThatAnEarlierAttemptMayHaveBeenCarriedOut() {
        // given
        Reply refusedConnection = unreached(false);
        ScriptedExchange service = ScriptedExchange.of(
                unreached(true), refusedConnection, refusedConnection, refusedConnection, refusedConnection);

        // then
        assertThatThrownBy(() -> retrying(service).send(Given.send()))
                .isInstanceOfSatisfying(CmqUnreachedException.class, e -> assertThat(e.mayHaveBeenCarriedOut())
                        .isTrue());
    }

    @Test
    void startsNoAttemptAfterTheTimeLimit() {
        // given a service that takes 25 s to refuse
        ScriptedExchange service = new ScriptedExchange(call -> {
            time.pass(Duration.ofSeconds(25));
            return refused(6000, "(10050)server internal error").json(call);
        });

        // when
        assertThatThrownBy(() -> retrying(service).send(Given.send())).isInstanceOf(CmqRefusedException.class);

        // then
        assertThat(service.calls(Call::timeLeft)).hasSize(3).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void makesNoAttemptForACancelledCall() {
        // given
        ScriptedExchange service = new ScriptedExchange(sent());
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        Call<?> call = Call.of(
                org.opencmq.protocol.action.SendMessage.ACTION,
                new org.opencmq.protocol.action.SendMessage(Given.ORDERS, "x", Duration.ZERO),
                CallOptions.cancelledBy(cancellation),
                Duration.ofMinutes(1));

        // then
        assertThatThrownBy(() -> retrying(service).send(call)).isInstanceOf(CmqCancelledException.class);
        assertThat(service.calls()).isEmpty();
    }

    @Test
    void keepsTheInterruptThatEndedAPause() {
        // given
        ScriptedExchange service = new ScriptedExchange(refused(6000, "(10050)server internal error"));
        Thread.currentThread().interrupt();

        // when
        assertThatThrownBy(() -> retrying(service).send(Given.send())).isInstanceOf(CmqCancelledException.class);

        // then
        assertThat(Thread.interrupted()).isTrue();
        assertThat(service.calls()).hasSize(1);
    }

    @Test
    void closingTheClientEndsAPause() {
        // given
        Cancellation shutdown = new Cancellation();
        List<Boolean> ended = new ArrayList<>();
        CallTime closing = new CallTime() {
            @Override
            public Instant now() {
                return time.now();
            }

            @Override
            public long nanoTime() {
                return time.nanoTime();
            }

            @Override
            public void pause(Duration pause, CallOptions options) {
                shutdown.cancel();
                ended.add(options.isCancelled());
            }
        };
        Exchange retrying = new RetryingExchange(
                new ScriptedExchange(unreached(false)), RetryPolicy.DEFAULT, shutdown, closing, Given.NO_LUCK);

        // when
        assertThatThrownBy(() -> retrying.send(Given.send())).isInstanceOf(CmqCancelledException.class);

        // then
        assertThat(ended).containsExactly(true);
    }

    @Test
    void takesAwayARandomPartOfAPause() {
        // given
        RetryPolicy policy = RetryPolicy.DEFAULT;

        // when
        List<Duration> pauses = java.util.stream.Stream.generate(
                        () -> policy.pauseAfter(3, policy.firstPause(), new java.util.SplittableRandom(7)))
                .limit(1)
                .toList();

        // then
        assertThat(pauses)
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofMillis(200), Duration.ofMillis(400)));
    }

    private RetryingExchange retrying(Exchange service) {
        return new RetryingExchange(service, RetryPolicy.DEFAULT, new Cancellation(), time, Given.NO_LUCK);
    }

    private static Duration[] millis(long... values) {
        return java.util.Arrays.stream(values).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
