package org.opencmq.jms.internal.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencmq.jms.config.ReceivePolicy;
import org.opencmq.jms.internal.edge.ScriptedEdge;
import org.opencmq.jms.internal.edge.ServiceFeatures;
import org.opencmq.jms.internal.edge.ServiceUnreachedException;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.envelope.Body;
import org.opencmq.protocol.envelope.Envelope;
import org.opencmq.protocol.envelope.EnvelopeWriter;
import org.opencmq.protocol.envelope.MessageHeaders;

/** Polls run when the test says so, on its own thread; time is virtual. */
class QueueFeedTest {

    private static final ServiceFeatures RELEASING = new ServiceFeatures(true, true, true, true, true, 16, 1_048_576);

    private final SteppingClock clock = new SteppingClock();
    private final ScriptedEdge edge = new ScriptedEdge();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<JMSException> outages = new ArrayList<>();
    private ScheduledThreadPoolExecutor timer;

    @BeforeEach
    void openTimer() {
        timer = new StandingTimer();
    }

    @AfterEach
    void closeTimer() {
        timer.shutdownNow();
    }

    private QueueFeed feed(ServiceFeatures features) {
        FeedEnvironment.Outages watch = new FeedEnvironment.Outages() {
            @Override
            public void failed(JMSException reason) {
                outages.add(reason);
            }

            @Override
            public void succeeded() {}
        };
        QueueFeed feed = new QueueFeed(
                new QueueName("orders"),
                Optional.empty(),
                new FeedEnvironment(
                        edge,
                        features,
                        ReceivePolicy.STANDARD,
                        work::add,
                        timer,
                        clock,
                        new Random(7),
                        (queue, reason) -> {
                            throw reason;
                        },
                        watch,
                        new UndeliveredReceptions()));
        feed.start();
        return feed;
    }

    private void runPolls() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    /** Wakes nobody: however long the machine stalls, nothing happens beside the test. */
    private static final class StandingTimer extends ScheduledThreadPoolExecutor {

        StandingTimer() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            return super.schedule(task, 1, TimeUnit.DAYS);
        }
    }

    private static final class Collecting implements Taker {
        private final List<Delivery> taken = new ArrayList<>();
        private final List<JMSException> failures = new ArrayList<>();

        @Override
        public void accept(Delivery delivery) {
            taken.add(delivery);
        }

        @Override
        public void failed(JMSException reason) {
            failures.add(reason);
        }
    }

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
        assertThat(taker.taken)
                .extracting(delivery -> delivery.message().msgId().value())
                .startsWith("m1", "m2", "m3");
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
        assertThat(again.taken)
                .extracting(delivery -> delivery.message().msgId().value())
                .containsExactly("m1", "m2", "m3");
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
        edge.failures.add(new InvalidDestinationException("gone", "4440"));
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
            order.add(feed.takeNow().orElseThrow().message().msgId().value());
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
        Optional<Delivery> chosen =
                feed.takeNow(16, delivery -> delivery.message().msgId().value().equals("m2"));

        // then
        assertThat(chosen.orElseThrow().message().msgId().value()).isEqualTo("m2");
        assertThat(feed.takeNow().orElseThrow().message().msgId().value()).isEqualTo("m1");
        assertThat(feed.takeNow().orElseThrow().message().msgId().value()).isEqualTo("m3");
        assertThat(edge.receives).hasSize(1);
    }
}
