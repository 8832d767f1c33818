package org.opencmq.jms.internal.edge;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencmq.client.CallOutcome;
import org.opencmq.client.CallReport;

class ServiceHealthTest {

    private final List<String> heard = new ArrayList<>();
    private long now;
    private final ServiceHealth health = new ServiceHealth(() -> now);

    @BeforeEach
    void watch() {
        health.add(new ServiceHealth.Watcher() {
            @Override
            public void away(JMSException reason) {
                heard.add("away " + reason.getMessage());
            }

            @Override
            public void back() {
                heard.add("back");
            }
        });
    }

    private void after(Duration time) {
        now += time.toNanos();
    }

    private void ended(CallOutcome outcome) {
        health.called(new CallReport("SendMessage", Optional.empty(), outcome, 0, 1, Duration.ZERO, 1));
    }

    @Test
    void tellsOnceWhenAttemptsWentUnansweredForAWhileAndOnceOfTheEnd() {
        // when
        health.silent(() -> new JMSException("no answer"));
        after(ServiceHealth.PATIENCE.minusMillis(1));
        health.silent(() -> new JMSException("no answer"));
        assertThat(heard).isEmpty();
        after(Duration.ofMillis(1));
        health.silent(() -> new JMSException("still no answer"));
        after(Duration.ofHours(1));
        health.silent(() -> new JMSException("no answer"));
        ended(CallOutcome.UNREACHED);
        ended(CallOutcome.CANCELLED);
        ended(CallOutcome.SUCCEEDED);
        ended(CallOutcome.SUCCEEDED);

        // then
        assertThat(heard).containsExactly("away still no answer", "back");
    }

    @Test
    void anAnswerBeginsThePatienceAnewAndARefusalIsOne() {
        // when
        health.silent(() -> new JMSException("no answer"));
        after(ServiceHealth.PATIENCE.minusMillis(1));
        ended(CallOutcome.REFUSED);
        after(Duration.ofMillis(1));
        health.silent(() -> new JMSException("no answer"));
        after(ServiceHealth.PATIENCE.minusMillis(1));
        health.silent(() -> new JMSException("no answer"));

        // then
        assertThat(heard).isEmpty();
    }

    @Test
    void aSecondOutageIsToldToo() {
        for (int outage = 1; outage <= 2; outage++) {
            // when
            health.silent(() -> new JMSException("no answer"));
            after(ServiceHealth.PATIENCE);
            health.silent(() -> new JMSException("no answer"));
            ended(CallOutcome.SUCCEEDED);

            // then
            assertThat(heard).hasSize(2 * outage);
        }
    }
}
