package org.opencmq.jms.internal.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.InvalidDestinationException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opencmq.jms.internal.edge.ScriptedEdge;
import org.opencmq.jms.internal.edge.ServiceFeatures;
import org.opencmq.jms.internal.edge.ServiceUnreachedException;
import org.opencmq.protocol.envelope.Body;
import org.opencmq.protocol.envelope.Envelope;
import org.opencmq.protocol.envelope.EnvelopeWriter;
import org.opencmq.protocol.envelope.MessageHeaders;

class QueueFeedTest extends FeedFixture {

    @Test
    void asksNothingWhileNobodyWants() {
        // given
        QueueFeed feed = feed(RELEASING);

        // when
        feed.start();
        runPolls();

        // then
        assertThat(edge.receives).isEmpty();
    }

    @Test
    void aLoneReceiveAsksForOneMessageOnly() {
        // given
        edge.put(5, clock.instant());
        Collecting taker = new Collecting();

        // when
        feed(RELEASING).want(taker, Instant.MAX);
        runPolls();

        // then
        assertThat(edge.receives).containsExactly(new ScriptedEdge.Asked(1, Duration.ofSeconds(20)));
        assertThat(taker.taken).hasSize(1);
    }

    @Test
    void handsWhatOneDidNotTakeToTheOneWhoWaits() throws Exception {
        // given
        QueueFeed feed = feed(RELEASING);
        Collecting waiting = new Collecting();
        feed.want(waiting, Instant.MAX);
        edge.put(4, clock.instant());

        // when
        Optional<Delivery> none = feed.takeNow(16, delivery -> false);

        // then
        assertThat(none).isEmpty();
        assertThat(waiting.taken).hasSize(1);
    }

    @Test
    void handsWhatWasOnlyLookedAtToTheOneWhoWaits() throws Exception {
        // given
        QueueFeed feed = feed(ServiceFeatures.PLAIN);
        Collecting waiting = new Collecting();
        feed.want(waiting, Instant.MAX);
        edge.put(4, clock.instant());

        // when
        List<Delivery> seen = feed.look(100);

        // then
        assertThat(seen).hasSize(4);
        assertThat(waiting.taken).hasSize(1);
    }

    @Test
    void asksLaterThoughNobodyCouldBeToldOfTheOutage() {
        // given
        nobodyHearsOfOutages = true;
        QueueFeed feed = feed(RELEASING);
        Collecting taker = new Collecting();
        feed.want(taker, Instant.MAX);
        edge.failures.add(new ServiceUnreachedException("away", "unreached"));
        assertThatThrownBy(this::runPolls).isInstanceOf(OutOfMemoryError.class);
        nobodyHearsOfOutages = false;

        // when
        edge.put(1, clock.instant());
        clock.step(Duration.ofMinutes(1));
        feed.want(new Collecting(), Instant.MAX);
        runPolls();

        // then
        assertThat(taker.taken).hasSize(1);
    }

    @Test
    void asksLaterWhenNoThreadIsToBeHad() {
        // given
        edge.put(1, clock.instant());
        Collecting taker = new Collecting();
        QueueFeed feed = feed(RELEASING);
        noThreads = true;
        feed.want(taker, Instant.MAX);

        // when
        noThreads = false;
        clock.step(Duration.ofMinutes(1));
        feed.start();
        runPolls();

        // then
        assertThat(taker.taken).hasSize(1);
    }

    @Test
    void whoKeepsConsumingGetsLargerBatchesInOrder() {
        // given
        edge.put(200, clock.instant());
        QueueFeed feed = feed(RELEASING);
        Collecting taker = new Collecting();

        // when
        for (int i = 0; i < 100; i++) {
            feed.want(taker, Instant.MAX);
            runPolls();
        }

        // then
        assertThat(taker.taken).extracting(FeedFixture::id).startsWith("m1", "m2", "m3");
        assertThat(taker.taken).extracting(Delivery::place).isSorted();
        assertThat(edge.receives)
                .extracting(ScriptedEdge.Asked::max)
                .startsWith(1, 1, 1)
                .contains(2, 4, 8, 16);
        assertThat(edge.receives.size()).isLessThan(20);
    }

    @Test
    void aHundredWaitersShareOnePollForThemAll() {
        // given
        QueueFeed feed = feed(RELEASING);

        // when
        for (int i = 0; i < 100; i++) {
            feed.want(new Collecting(), Instant.MAX);
        }

        // then
        assertThat(work).hasSize(1);
    }

    @Test
    void waitsNoLongerThanAnybodyNeeds() {
        // when
        feed(RELEASING).want(new Collecting(), clock.instant().plusMillis(2_300));
        runPolls();

        // then
        assertThat(edge.receives).containsExactly(new ScriptedEdge.Asked(1, Duration.ofSeconds(3)));
    }

    @Test
    void dropsLeasesNearTheirEndInsteadOfDeliveringThem() {
        // given
        edge.put(1, clock.instant());
        QueueFeed feed = feed(ServiceFeatures.PLAIN);
        Collecting taker = new Collecting();
        feed.want(taker, Instant.MAX);
        runPolls();
        Delivery delivery = taker.taken.get(0);
        feed.takeBack(List.of(delivery.handedOut().again(Instant.MIN)));

        // when
        clock.step(Duration.ofSeconds(28));
        Collecting later = new Collecting();
        feed.want(later, clock.instant().plusSeconds(1));
        runPolls();

        // then
        assertThat(later.taken).isEmpty();
        assertThat(feed.toString()).contains("atHand=0");
    }

    @Test
    void handsOutAgainInTheOldOrder() {
        // given
        edge.put(3, clock.instant());
        QueueFeed feed = feed(ServiceFeatures.PLAIN);
        Collecting taker = new Collecting();
        for (int i = 0; i < 3; i++) {
            feed.want(taker, Instant.MAX);
            runPolls();
        }

        // when
        List<Delivery> back = new ArrayList<>();
        taker.taken.forEach(delivery -> back.add(0, delivery.handedOut()));
        feed.takeBack(back);
        Collecting again = new Collecting();
        for (int i = 0; i < 3; i++) {
            feed.want(again, Instant.MAX);
        }

        // then
        assertThat(again.taken).extracting(FeedFixture::id).containsExactly("m1", "m2", "m3");
        assertThat(again.taken).extracting(Delivery::deliveryCount).containsOnly(2);
    }

    @Test
    void givesBackWhatNobodyTookWhenItCloses() {
        // given
        edge.put(1, clock.instant());
        QueueFeed feed = feed(RELEASING);
        Collecting taker = new Collecting();
        feed.want(taker, Instant.MAX);
        feed.withdraw(taker);

        // when
        runPolls();
        feed.close();

        // then
        assertThat(taker.taken).isEmpty();
        assertThat(edge.givenBack).containsExactly("m1");
    }

    @Test
    void aCloseCanWaitUntilWhatWasAskedForIsGivenBack() throws Exception {
        // given a request under way
        edge.put(1, clock.instant());
        QueueFeed feed = feed(RELEASING);
        feed.want(new Collecting(), Instant.MAX);
        feed.close();

        // when
        Thread closing = new Thread(() -> feed.awaitGivenBack(Duration.ofMinutes(10)), "closing");
        closing.start();

        // then
        await().atMost(Duration.ofSeconds(60)).until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        assertThat(edge.givenBack).isEmpty();
        runPolls();
        closing.join(60_000);
        assertThat(closing.isAlive()).isFalse();
        assertThat(edge.givenBack).containsExactly("m1");
    }

    @Test
    void aCloseDoesNotWaitForWhatIsThere() {
        // given
        edge.put(1, clock.instant());
        QueueFeed feed = feed(RELEASING);
        feed.want(new Collecting(), Instant.MAX);
        runPolls();

        // when
        feed.close();
        feed.awaitGivenBack(Duration.ofMinutes(10));

        // then
        assertThat(feed.atHand()).isZero();
    }

    @Test
    void pausesAfterAFailureAndTellsIt() {
        // given
        edge.failures.add(new ServiceUnreachedException("nobody there", "unreached"));
        QueueFeed feed = feed(RELEASING);

        // when
        feed.want(new Collecting(), Instant.MAX);
        runPolls();

        // then
        assertThat(outages).hasSize(1);
        assertThat(edge.receives).hasSize(1);
        assertThat(feed.toString()).contains("polls=0").contains("waiting=1");
    }

    @Test
    void tellsWhoWaitsThatTheQueueIsGone() {
        // given
        edge.failures.add(missing());
        Collecting taker = new Collecting();

        // when
        feed(RELEASING).want(taker, Instant.MAX);
        runPolls();

        // then
        assertThat(taker.failures).singleElement().isInstanceOf(InvalidDestinationException.class);
    }

    @Test
    void asksOnceWithoutWaitingForAnImmediateReceive() throws Exception {
        // when
        Optional<Delivery> nothing = feed(RELEASING).takeNow();

        // then
        assertThat(nothing).isEmpty();
        assertThat(edge.receives).containsExactly(new ScriptedEdge.Asked(1, Duration.ZERO));
    }

    @Test
    void higherPriorityGoesFirstAmongWhatIsHere() throws Exception {
        // given
        QueueFeed feed = feed(RELEASING);
        for (int priority : new int[] {4, 9, 1, 9, 4}) {
            MessageHeaders headers = MessageHeaders.builder().priority(priority).build();
            edge.put(EnvelopeWriter.write(new Envelope(headers, Map.of(), new Body.Text("any"))), clock.instant());
        }

        // when
        feed.look(5);
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            order.add(id(feed.takeNow().orElseThrow()));
        }

        // then
        assertThat(order).containsExactly("m2", "m4", "m1", "m5", "m3");
    }

    @Test
    void leavesToOthersWhatATakerDoesNotWant() throws Exception {
        // given
        QueueFeed feed = feed(ServiceFeatures.PLAIN);
        edge.put(3, clock.instant());

        // when
        Optional<Delivery> chosen = feed.takeNow(16, delivery -> id(delivery).equals("m2"));

        // then
        assertThat(id(chosen.orElseThrow())).isEqualTo("m2");
        assertThat(id(feed.takeNow().orElseThrow())).isEqualTo("m1");
        assertThat(id(feed.takeNow().orElseThrow())).isEqualTo("m3");
        assertThat(edge.receives).hasSize(1);
    }
}
