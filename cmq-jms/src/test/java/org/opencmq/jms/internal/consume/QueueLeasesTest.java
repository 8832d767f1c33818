package org.opencmq.jms.internal.consume;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencmq.client.Cancellation;
import org.opencmq.jms.internal.edge.ServiceFeatures;
import org.opencmq.jms.internal.edge.ServiceUnreachedException;

class QueueLeasesTest extends FeedFixture {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private QueueLeases leases;

    @BeforeEach
    void openLeases() {
        leases = new QueueLeases(ORDERS, environment(RELEASING));
    }

    private List<Delivery> leased(int count) throws JMSException {
        edge.put(count, clock.instant());
        return new QueueSource(feed(RELEASING), Optional.empty(), environment(RELEASING))
                .fetch(count, Duration.ZERO, 0, new Cancellation());
    }

    private static ServiceUnreachedException nobodyThere() {
        return new ServiceUnreachedException("nobody there", "unreached");
    }

    @Test
    void givesBackWhatNobodySawAsIfItHadNotBeenReceived() throws Exception {
        // given
        List<Delivery> three = leased(3);

        // when
        leases.giveBack(List.of(three.get(0).handedOut(), three.get(1), three.get(2)));

        // then
        assertThat(edge.released).containsExactly("m1/0");
        assertThat(edge.givenBack).containsExactly("m2", "m3");
        assertThat(undelivered.of("m1")).isZero();
        assertThat(undelivered.of("m2")).isZero();
    }

    @Test
    void countsAReceptionNobodySawWhereTheServiceCouldNotTakeItBack() throws Exception {
        // given
        List<Delivery> two = leased(2);
        edge.leaseFailures.add(nobodyThere());

        // when
        leases.giveBack(two);

        // then
        assertThat(edge.givenBack).isEmpty();
        assertThat(undelivered.of("m1")).isEqualTo(1);
        assertThat(undelivered.of("m2")).isEqualTo(1);
    }

    @Test
    void givesBackTheOthersThoughTheFirstRequestFailed() throws Exception {
        // given
        List<Delivery> two = leased(2);
        edge.leaseFailures.add(nobodyThere());

        // when
        leases.giveBack(List.of(two.get(0).handedOut(), two.get(1)));

        // then
        assertThat(edge.released).isEmpty();
        assertThat(edge.givenBack).containsExactly("m2");
    }

    @Test
    void asksNothingOfPlainCmqAndCountsTheReception() throws Exception {
        // given
        List<Delivery> one = leased(1);
        QueueLeases plain = new QueueLeases(ORDERS, environment(ServiceFeatures.PLAIN));

        // when
        plain.giveBack(one);

        // then
        assertThat(plain.postpone(one.get(0), Duration.ofSeconds(5))).isFalse();
        assertThat(edge.released).isEmpty();
        assertThat(edge.givenBack).isEmpty();
        assertThat(undelivered.of("m1")).isEqualTo(1);
    }

    @Test
    void asksNothingAboutAQueueThatIsGone() throws Exception {
        // given
        List<Delivery> one = leased(1);

        // when
        leases.queueIsGoing();
        leases.giveBack(one);
        leases.renew(one);

        // then
        assertThat(leases.postpone(one.get(0), Duration.ofSeconds(5))).isFalse();
        assertThat(edge.released).isEmpty();
        assertThat(edge.givenBack).isEmpty();
    }

    @Test
    void postponesByWholeSecondsAndNoLongerThanTheServiceCan() throws Exception {
        // given
        List<Delivery> two = leased(2);

        // when
        boolean first = leases.postpone(two.get(0).handedOut(), Duration.ofMillis(1_001));
        boolean second = leases.postpone(two.get(1).handedOut(), Duration.ofDays(3));

        // then
        assertThat(first).isTrue();
        assertThat(second).isTrue();
        assertThat(edge.released).containsExactly("m1/2", "m2/43200");
    }

    @Test
    void leavesAMessageToTheCallerThatCouldNotBePostponed() throws Exception {
        // given
        List<Delivery> one = leased(1);
        edge.leaseFailures.add(nobodyThere());

        // then
        assertThat(leases.postpone(one.get(0), Duration.ofSeconds(5))).isFalse();
        assertThat(undelivered.of("m1")).isZero();
    }

    @Test
    void renewsForTheWholeLengthWhatIsStillCurrent() throws Exception {
        // given
        List<Delivery> two = leased(2);
        edge.stale.add("m1");
        clock.step(Duration.ofSeconds(20));

        // when
        leases.renew(two);

        // then
        assertThat(edge.released).containsExactly("m1/30", "m2/30");
        assertThat(two.get(0).lease().left(clock.instant())).isEqualTo(Duration.ofSeconds(10));
        assertThat(two.get(1).lease().left(clock.instant())).isEqualTo(LEASE);
    }

    @Test
    void aRenewalThatFailsLeavesTheLeaseAsItIs() throws Exception {
        // given
        List<Delivery> one = leased(1);
        edge.leaseFailures.add(nobodyThere());
        clock.step(Duration.ofSeconds(20));

        // when
        leases.renew(one);

        // then
        assertThat(one.get(0).lease().left(clock.instant())).isEqualTo(Duration.ofSeconds(10));
    }
}
