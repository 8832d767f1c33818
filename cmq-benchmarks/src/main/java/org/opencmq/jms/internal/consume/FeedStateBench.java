package org.opencmq.jms.internal.consume;

import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.opencmq.jms.config.ReceivePolicy;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.protocol.ReceivedMessage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a feed decides for one message: a consumer asks, with a batch at hand. */
@NullMarked
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FeedStateBench {

    private static final int BATCH = 64;

    private final Clock clock = Clock.systemUTC();
    private final FeedState state = started();
    private final List<Delivery> batch = batch();

    private static FeedState started() {
        FeedState state = new FeedState(ReceivePolicy.STANDARD, BATCH, true, new Random(7));
        state.start();
        return state;
    }

    @SuppressWarnings("NullAway") // the state never asks a delivery for its feed
    private static List<Delivery> batch() {
        List<Delivery> deliveries = new ArrayList<>();
        Lease lease = new Lease(Duration.ofHours(12), Instant.now());
        for (int i = 0; i < BATCH; i++) {
            ReceivedMessage message = new ReceivedMessage(
                    new MessageId("1"),
                    new ReceiptHandle("handle-" + i),
                    "text",
                    Instant.EPOCH,
                    Instant.EPOCH,
                    Instant.EPOCH,
                    1);
            deliveries.add(new Delivery(null, message, i, lease, 0, 0, Instant.MIN, Optional.empty()));
        }
        return deliveries;
    }

    /** One asks and is served, and the message comes back to its place. */
    @Benchmark
    public int ask() {
        if (state.atHand() < BATCH) {
            state.put(batch);
        }
        state.want(new Nobody(), Instant.MAX, clock.instant());
        FeedPlan plan = state.plan(clock);
        plan.handovers.forEach(each -> state.put(List.of(each.delivery())));
        return plan.handovers.size();
    }

    private static final class Nobody implements Taker {

        @Override
        public void accept(Delivery delivery) {
            // Only the decision is measured.
        }

        @Override
        public void failed(JMSException reason) {
            throw new IllegalStateException("nothing fails here", reason);
        }
    }
}
