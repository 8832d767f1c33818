package org.opencmq.jms.internal.acknowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opencmq.jms.config.AcknowledgeMode;
import org.opencmq.jms.config.AcknowledgePolicy;
import org.opencmq.jms.config.ReceivePolicy;
import org.opencmq.jms.internal.consume.Delivery;
import org.opencmq.jms.internal.consume.FeedEnvironment;
import org.opencmq.jms.internal.consume.Lease;
import org.opencmq.jms.internal.consume.QueueFeed;
import org.opencmq.jms.internal.consume.SteppingClock;
import org.opencmq.jms.internal.consume.UndeliveredReceptions;
import org.opencmq.jms.internal.edge.ScriptedEdge;
import org.opencmq.jms.internal.edge.ServiceFeatures;
import org.opencmq.protocol.QueueName;

class AcknowledgementTest {

    private final ScriptedEdge edge = new ScriptedEdge();
    private final AtomicLong stale = new AtomicLong();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final SteppingClock clock = new SteppingClock();
    private final QueueFeed feed = new QueueFeed(
            new QueueName("orders"),
            Optional.empty(),
            new FeedEnvironment(
                    edge,
                    ServiceFeatures.PLAIN,
                    ReceivePolicy.STANDARD,
                    Runnable::run,
                    timer,
                    clock,
                    new Random(7),
                    (queue, reason) -> {},
                    new FeedEnvironment.Outages() {
                        @Override
                        public void failed(JMSException reason) {}

                        @Override
                        public void succeeded() {}
                    },
                    new UndeliveredReceptions()));

    @AfterEach
    void closeTimer() {
        timer.shutdownNow();
    }

    private Acknowledgement in(AcknowledgeMode mode) {
        return Acknowledgement.of(
                mode,
                AcknowledgePolicy.STANDARD,
                new Receipts(
                        edge,
                        clock,
                        AcknowledgePolicy.STANDARD.linger(),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        late -> stale.incrementAndGet()));
    }

    private Delivery delivery() {
        edge.put(1, clock.instant());
        return new Delivery(
                feed, edge.waiting.remove(), 1, new Lease(Duration.ofSeconds(30), clock.instant()), 0, 1, Instant.MIN);
    }

    @Test
    void autoDeletesEachMessageOnceItIsProcessed() throws Exception {
        // given
        Acknowledgement auto = in(AcknowledgeMode.AUTO);
        Delivery one = delivery();

        // when
        auto.handedOut(one);
        assertThat(edge.deleted).isEmpty();
        auto.processed(one);

        // then
        assertThat(edge.deleted).containsExactly("m1");
        assertThat(auto.held()).isEmpty();
    }

    @Test
    void aConfirmedDeletionIsNoFailureWhateverElseComesOfIt() throws Exception {
        // given
        Receipts receipts = new Receipts(
                edge,
                clock,
                AcknowledgePolicy.STANDARD.linger(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                late -> {},
                done -> {
                    throw new OutOfMemoryError("unable to create native thread");
                });
        Acknowledgement client = Acknowledgement.of(AcknowledgeMode.CLIENT, AcknowledgePolicy.STANDARD, receipts);
        Delivery one = delivery();
        client.handedOut(one);

        // when
        client.acknowledge(one);

        // then
        assertThat(edge.deleted).containsExactly("m1");
        assertThat(client.held()).isEmpty();
    }

    @Test
    void autoLetsDeletionsRestWhileTheLeaseHolds() throws Exception {
        // given
        Acknowledgement auto = in(AcknowledgeMode.AUTO);
        Delivery early = delivery();
        Delivery late = delivery();
        auto.handedOut(early);
        auto.handedOut(late);

        // when
        auto.processed(early);
        clock.step(Duration.ofSeconds(29));
        auto.processed(late);

        // then
        assertThat(edge.patiences).containsExactly(AcknowledgePolicy.STANDARD.linger(), Duration.ZERO);
    }

    @Test
    void nothingRestsWhileSomebodyWaits() throws Exception {
        // given
        Acknowledgement auto = in(AcknowledgeMode.AUTO);
        Acknowledgement client = in(AcknowledgeMode.CLIENT);
        Delivery one = delivery();
        client.handedOut(one);

        // when
        client.acknowledge(one);
        auto.flush();

        // then
        assertThat(edge.patiences).containsExactly(Duration.ZERO);
    }

    @Test
    void autoRepeatsADeletionThatFailed() throws Exception {
        // given
        Acknowledgement auto = in(AcknowledgeMode.AUTO);
        Delivery one = delivery();
        edge.failures.add(new JMSException("away"));

        // when
        auto.handedOut(one);
        auto.processed(one);
        assertThat(edge.deleted).isEmpty();
        auto.flush();

        // then
        assertThat(edge.deleted).containsExactly("m1");
    }

    @Test
    void autoDoesNotRepeatADeletionFromAQueueThatIsGone() throws Exception {
        // given
        Acknowledgement auto = in(AcknowledgeMode.AUTO);
        Delivery one = delivery();
        edge.failures.add(new InvalidDestinationException("no such queue", "4440"));

        // when
        auto.handedOut(one);
        auto.processed(one);
        auto.idle();
        auto.flush();

        // then
        assertThat(edge.failures).isEmpty();
        assertThat(edge.deleted).isEmpty();
    }

    @Test
    void whatWasTakenBackIsNotDeletedAfterwards() throws Exception {
        // given
        Acknowledgement auto = in(AcknowledgeMode.AUTO);
        Delivery one = delivery();
        auto.handedOut(one);

        // when
        List<Delivery> back = auto.takeUnacknowledged();
        auto.processed(one);

        // then
        assertThat(back).containsExactly(one);
        assertThat(edge.deleted).isEmpty();
    }

    @Test
    void clientDeletesAllOfTheSessionAndKeepsWhatWasNotConfirmed() throws Exception {
        // given
        Acknowledgement client = in(AcknowledgeMode.CLIENT);
        Delivery one = delivery();
        Delivery two = delivery();
        client.handedOut(one);
        client.handedOut(two);
        client.processed(one);
        client.processed(two);
        edge.failures.add(new JMSException("away"));

        // when
        assertThatThrownBy(() -> client.acknowledge(two)).hasMessage("away");

        // then
        assertThat(client.held()).containsExactly(one);
        client.acknowledge(two);
        assertThat(client.held()).isEmpty();
        assertThat(edge.deleted).containsExactly("m2", "m1");
    }

    @Test
    void individualDeletesExactlyOne() throws Exception {
        // given
        Acknowledgement individual = in(AcknowledgeMode.INDIVIDUAL);
        Delivery one = delivery();
        Delivery two = delivery();
        individual.handedOut(one);
        individual.handedOut(two);

        // when
        individual.acknowledge(two);
        individual.acknowledge(two);

        // then
        assertThat(edge.deleted).containsExactly("m2");
        assertThat(individual.held()).containsExactly(one);
    }

    @Test
    void lazilyDeletesSixteenAtATimeOrWhenIdle() throws Exception {
        // given
        Acknowledgement lazy = in(AcknowledgeMode.DUPS_OK);

        // when
        for (int i = 0; i < 17; i++) {
            Delivery next = delivery();
            lazy.handedOut(next);
            lazy.processed(next);
        }

        // then
        assertThat(edge.deleted).hasSize(16);
        lazy.idle();
        assertThat(edge.deleted).hasSize(17);
    }

    @Test
    void transactedDeletesNothingByItself() throws Exception {
        // given
        Acknowledgement transacted = in(AcknowledgeMode.TRANSACTED);
        Delivery one = delivery();

        // when
        transacted.handedOut(one);
        transacted.processed(one);
        transacted.acknowledge(one);
        transacted.flush();

        // then
        assertThat(edge.deleted).isEmpty();
        assertThat(transacted.held()).containsExactly(one);
    }

    @Test
    void countsReceiptsThatCameTooLate() throws Exception {
        // given
        Acknowledgement auto = in(AcknowledgeMode.AUTO);
        Delivery one = delivery();
        edge.stale.add("m1");

        // when
        auto.handedOut(one);
        auto.processed(one);

        // then
        assertThat(stale).hasValue(1);
        assertThat(auto.held()).isEmpty();
    }
}
