package org.opencmq.server.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencmq.protocol.action.NotifyStrategy;
import org.opencmq.server.topic.Subscription;

/** From publishing to the endpoint: schedules, order, independence. */
class DeliveringTest extends DeliveryFixture {

    @Test
    void triesAFailingUrl176TimesMoreOverADayAndThenGivesUp() {
        // given
        subscribe("sub", NotifyStrategy.EXPONENTIAL_DECAY_RETRY, new Subscription.Endpoint.Http("http://x/"));
        endpointWorks = message -> false;

        // when
        publish("m");
        time.pass(Duration.ofDays(2));

        // then
        assertThat(seen).hasSize(177);
        assertThat(seen.stream().map(Seen::second).limit(11))
                .containsExactly(0L, 1L, 3L, 7L, 15L, 31L, 63L, 127L, 255L, 511L, 1_023L);
        assertThat(seen.get(176).second()).isEqualTo(86_015);
        assertThat(discarded).containsEntry("sub:m", 177);
        assertThat(backlog("sub")).isZero();
    }

    @Test
    void holdsBackLaterMessagesWhileAnOrderedOneIsRetried() {
        // given
        subscribe("sub", NotifyStrategy.BACKOFF_RETRY, new Subscription.Endpoint.Http("http://x/"));
        endpointWorks = message -> !message.msgBody().equals("bad");

        // when
        publish("good");
        publish("bad");
        publish("later");
        time.pass(Duration.ofMinutes(5));

        // then
        assertThat(seen.stream().map(Seen::body)).containsExactly("good", "bad", "bad", "bad", "bad", "later");
        for (int i = 2; i <= 4; i++) {
            assertThat(seen.get(i).second() - seen.get(i - 1).second()).isBetween(9L, 21L);
        }
        assertThat(discarded).containsExactly(Map.entry("sub:bad", 4));
    }

    @Test
    void letsAMessageWithoutOrderPassAFailingOne() {
        // given
        subscribe("sub", NotifyStrategy.EXPONENTIAL_DECAY_RETRY, new Subscription.Endpoint.Http("http://x/"));
        endpointWorks = message -> !message.msgBody().equals("bad");

        // when
        publish("bad");
        publish("good");

        // then
        assertThat(seen.stream().map(Seen::body)).containsExactly("bad", "good");
    }

    @Test
    void repeatsAnAttemptThatCouldNotBegin() {
        // given
        subscribe("sub", NotifyStrategy.BACKOFF_RETRY, new Subscription.Endpoint.Http("http://x/"));
        endpointWorks = message -> {
            throw new OutOfMemoryError("unable to create native thread");
        };
        publish("one");
        publish("two");

        // when
        endpointWorks = message -> true;
        time.pass(Duration.ofMinutes(1));

        // then
        assertThat(seen.stream().map(Seen::body)).containsExactly("one", "one", "two");
        assertThat(backlog("sub")).isZero();
    }

    @ParameterizedTest
    @EnumSource(NotifyStrategy.class)
    void deliversALongBacklogThatIsAnsweredAtOnce(NotifyStrategy strategy) throws Exception {
        // given
        subscribe("sub", strategy, new Subscription.Endpoint.Http("http://x/"));
        endpointHangs = true;
        IntStream.range(0, 20_000).forEach(i -> publish("m" + i));
        endpointHangs = false;
        seen.clear();

        // when
        restart();
        time.pass(Duration.ofMinutes(1));

        // then
        assertThat(backlog("sub")).isZero();
        assertThat(seen).hasSizeGreaterThanOrEqualTo(20_000);
    }

    @Test
    void deliversToEachSubscriptionByItself() {
        // given
        subscribe("failing", NotifyStrategy.BACKOFF_RETRY, new Subscription.Endpoint.Http("http://x/"));
        subscribe("queue", NotifyStrategy.BACKOFF_RETRY, new Subscription.Endpoint.Queue("orders"));
        create("orders");
        endpointWorks = message -> false;

        // when
        publish("one");
        publish("two");

        // then
        assertThat(receive("orders")).containsExactly("one", "two");
        assertThat(seen).extracting(Seen::subscription).containsOnly("failing");
    }

    @Test
    void waitsForAQueueThatIsMadeLater() {
        // given
        subscribe("queue", NotifyStrategy.EXPONENTIAL_DECAY_RETRY, new Subscription.Endpoint.Queue("orders"));
        publish("early");

        // when
        create("orders");
        time.pass(Duration.ofSeconds(2));

        // then
        assertThat(receive("orders")).containsExactly("early");
        assertThat(backlog("queue")).isZero();
    }

    @Test
    void keepsTheOrderOfAnOrderedQueueSubscriptionWhoseQueueWasMissing() {
        // given
        subscribe("queue", NotifyStrategy.BACKOFF_RETRY, new Subscription.Endpoint.Queue("orders"));
        publish("one");
        create("orders");

        // when
        publish("two");
        time.pass(Duration.ofSeconds(25));

        // then
        assertThat(receive("orders")).containsExactly("one", "two");
    }

    @Test
    void wakesNobodyWhileNothingWaits() {
        // given
        subscribe("sub", NotifyStrategy.EXPONENTIAL_DECAY_RETRY, new Subscription.Endpoint.Http("http://x/"));
        int before = time.wakes();

        // when
        time.pass(Duration.ofMinutes(25));

        // then
        assertThat(time.wakes() - before).isLessThanOrEqualTo(1);
    }
}
