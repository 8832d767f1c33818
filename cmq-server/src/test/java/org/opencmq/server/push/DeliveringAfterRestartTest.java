package org.opencmq.server.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencmq.protocol.action.NotifyStrategy;
import org.opencmq.server.topic.Subscription;

/** What deliveries resume after the server ended, and when. */
class DeliveringAfterRestartTest extends DeliveryFixture {

    @Test
    void resumesAfterARestartWhereItWasAndInOrder() throws Exception {
        // given
        subscribe("sub", NotifyStrategy.BACKOFF_RETRY, new Subscription.Endpoint.Http("http://x/"));
        endpointWorks = message -> false;
        publish("one");
        publish("two");
        time.pass(Duration.ofSeconds(1));

        // when
        endpointWorks = message -> true;
        restart();
        time.pass(Duration.ofMinutes(2));

        // then
        assertThat(seen.stream().map(Seen::body)).containsExactly("one", "one", "two");
        assertThat(backlog("sub")).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void triesAgainAtOnceWhatWasUnderWay(NotifyStrategy strategy) throws Exception {
        // given
        subscribe("sub", strategy, new Subscription.Endpoint.Http("http://x/"));
        endpointHangs = true;
        publish("one");
        time.pass(Duration.ofSeconds(5));

        // when
        endpointHangs = false;
        restart();

        // then
        assertThat(seen).containsExactly(new Seen("sub", "one", 0), new Seen("sub", "one", 5));
        assertThat(backlog("sub")).isZero();
    }

    @Test
    void doesNotCountAnAttemptThatAStopBrokeOff() throws Exception {
        // given
        subscribe("sub", NotifyStrategy.BACKOFF_RETRY, new Subscription.Endpoint.Http("http://x/"));
        endpointWorks = message -> false;
        publish("one");
        await(3);
        endpointHangs = true;
        await(4);

        // when
        endpointHangs = false;
        endpointWorks = message -> true;
        stopAndStartAgain();

        // then
        assertThat(seen).hasSize(5);
        assertThat(discarded).isEmpty();
        assertThat(backlog("sub")).isZero();
    }

    @Test
    void keepsToTheScheduleOfWhatFailed() throws Exception {
        // given
        subscribe("sub", NotifyStrategy.EXPONENTIAL_DECAY_RETRY, new Subscription.Endpoint.Http("http://x/"));
        endpointWorks = message -> false;
        publish("one");

        // when
        for (int second = 0; second < 10; second++) {
            restart();
            time.pass(Duration.ofSeconds(1));
            restart();
        }

        // then
        assertThat(seen.stream().map(Seen::second)).containsExactly(0L, 1L, 3L, 7L);
    }

    @Test
    void keepsThePauseOfAnOrderedMessage() throws Exception {
        // given
        subscribe("sub", NotifyStrategy.BACKOFF_RETRY, new Subscription.Endpoint.Http("http://x/"));
        endpointWorks = message -> false;
        publish("one");
        publish("two");

        // when
        restart();
        time.pass(Duration.ofMillis(9_999));
        restart();

        // then
        assertThat(seen).containsExactly(new Seen("sub", "one", 0));
    }

    private void await(int attempts) {
        for (int second = 0; seen.size() < attempts && second < 100; second++) {
            time.pass(Duration.ofSeconds(1));
        }
    }
}
