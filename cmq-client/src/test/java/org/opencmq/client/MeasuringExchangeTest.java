package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuringExchangeTest {

    private final VirtualTime time = new VirtualTime();
    private final List<CallReport> reports = new ArrayList<>();

    @Test
    void reportsOneCallWithAllItsAttempts() throws CmqException {
        // given
        ScriptedExchange service = ScriptedExchange.of(ScriptedExchange.unreached(true), ScriptedExchange.sent());
        Exchange retry = new RetryingExchange(service, RetryPolicy.DEFAULT, new Cancellation(), time, Given.NO_LUCK);

        // when
        new MeasuringExchange(retry, reports::add, time).send(Given.send());

        // then
        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.action()).isEqualTo("SendMessage");
            assertThat(report.destination()).contains("orders");
            assertThat(report.outcome()).isEqualTo(CallOutcome.SUCCEEDED);
            assertThat(report.attempts()).isEqualTo(2);
            assertThat(report.entries()).isEqualTo(1);
            assertThat(report.duration()).isEqualTo(Duration.ofMillis(100));
        });
    }

    @Test
    void reportsTheCodeOfARefusalAndSurvivesAListenerThatThrows() {
        // given
        ScriptedExchange service =
                new ScriptedExchange(ScriptedExchange.refused(4440, "(10100)queue is not existed, or deleted"));
        CallListener listener = report -> {
            reports.add(report);
            throw new IllegalStateException("listener's fault");
        };

        // when
        assertThatThrownBy(() -> new MeasuringExchange(service, listener, time).send(Given.send()))
                .isInstanceOf(CmqRefusedException.class);

        // then
        assertThat(reports).singleElement().extracting(CallReport::code).isEqualTo(4440);
    }

    @Test
    void tellsOfEachAttemptWithoutAnAnswerWhileTheCallGoesOn() throws CmqException {
        // given
        ScriptedExchange service = ScriptedExchange.of(
                ScriptedExchange.unreached(false), ScriptedExchange.unreached(true), ScriptedExchange.sent());
        List<Integer> attemptsWhenTold = new ArrayList<>();
        CallListener listener = new CallListener() {
            @Override
            public void called(CallReport report) {
                reports.add(report);
            }

            @Override
            public void unanswered(CmqUnreachedException failure) {
                attemptsWhenTold.add(service.calls().size());
                throw new IllegalStateException("listener's fault");
            }
        };
        Exchange retry = new RetryingExchange(
                new ListeningExchange(service, listener), RetryPolicy.DEFAULT, new Cancellation(), time, Given.NO_LUCK);

        // when
        new MeasuringExchange(retry, listener, time).send(Given.send());

        // then
        assertThat(attemptsWhenTold).containsExactly(1, 2);
        assertThat(reports).singleElement().extracting(CallReport::outcome).isEqualTo(CallOutcome.SUCCEEDED);
    }
}
