package org.opencmq.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencmq.server.engine.Engine.QueueDescription;

/** Messages that nobody manages to consume leave for the dead-letter queue, and are in exactly one of the two. */
public abstract class EngineDeadLetterContract extends EngineFixture {

    private static final Duration LEASE = QueueConfig.DEFAULT.visibilityTimeout();
    private static final Duration TTL = Duration.ofMinutes(5);

    @Override
    protected QueueConfig config() {
        return deadLettersTo(OTHER, 2);
    }

    @Test
    void movesAMessageThatWasReceivedTooOften() {
        // given
        create(OTHER, QueueConfig.DEFAULT);
        send(ORDERS, "a");
        Delivery first = receiveOne(ORDERS);
        time.pass(LEASE);
        receiveOne(ORDERS);
        // when
        time.pass(LEASE);
        // then
        assertThat(receive(ORDERS, 1)).isEmpty();
        Delivery dead = collect(OTHER, 1).get(0);
        assertThat(body(dead)).isEqualTo("a");
        assertThat(dead.msgId()).isEqualTo(first.msgId());
        assertThat(dead.dequeueCount()).isEqualTo(1);
        assertThat(dead.enqueueTime()).isEqualTo(time.instant());
        assertThat(describe(ORDERS).counts().inactive()).isZero();
    }

    @Test
    void movesAMessageThatIsReleasedTooOften() {
        // given
        create(OTHER, QueueConfig.DEFAULT);
        send(ORDERS, "a");
        release(ORDERS, receiveOne(ORDERS), Duration.ZERO);
        var waiting = engine.receive(OTHER, waiting(1, Duration.ofSeconds(1)), new Cancel());
        // when
        release(ORDERS, receiveOne(ORDERS), Duration.ZERO);
        // then
        assertThat(bodies(now(waiting))).containsExactly("a");
        assertThat(receive(ORDERS, 1)).isEmpty();
    }

    @Test
    void leavesAMessageWhereItIsWhenTheTargetIsMissing() {
        // given
        send(ORDERS, "a");
        release(ORDERS, receiveOne(ORDERS), Duration.ZERO);
        receiveOne(ORDERS);
        // when
        time.pass(LEASE);
        int before = time.wakes();
        time.pass(Duration.ofHours(1));
        // then
        assertThat(time.wakes() - before).isLessThan(5);
        assertThat(receiveOne(ORDERS).dequeueCount()).isEqualTo(3);
    }

    @Test
    void movesLaterWhenTheTargetWasFull() {
        // given
        create(OTHER, heapOf(1));
        send(OTHER, "full");
        send(ORDERS, "a");
        release(ORDERS, receiveOne(ORDERS), Duration.ZERO);
        release(ORDERS, receiveOne(ORDERS), Duration.ZERO);
        Delivery stayed = receiveOne(ORDERS);
        delete(OTHER, receiveOne(OTHER));
        // when
        release(ORDERS, stayed, Duration.ZERO);
        // then
        assertThat(stayed.dequeueCount()).isEqualTo(3);
        assertThat(bodies(collect(OTHER, 1))).containsExactly("a");
    }

    @Test
    void movesMessagesThatAreTooOldInOrder() {
        // given
        create(OTHER, QueueConfig.DEFAULT);
        update(deadLettersTo(OTHER, TTL));
        for (int i = 0; i < 200; i++) {
            send(ORDERS, "m" + i);
        }
        receive(ORDERS, 3);
        time.pass(Duration.ofSeconds(1));
        send(ORDERS, "young");
        // when
        time.pass(TTL.minusSeconds(1));
        // then
        assertThat(bodies(receive(ORDERS, 16))).containsExactly("young");
        List<Delivery> dead = collect(OTHER, 200);
        assertThat(dead).hasSize(200);
        assertThat(bodies(dead)).startsWith("m0", "m1", "m2", "m3").endsWith("m199");
    }

    @Test
    void triesOldMessagesAgainNowAndThen() {
        // given
        update(deadLettersTo(OTHER, TTL));
        send(ORDERS, "a");
        sendDelayed(ORDERS, "late", Duration.ofHours(1));
        time.pass(TTL.plusSeconds(100));
        int before = time.wakes();
        // when
        time.pass(Duration.ofMinutes(10));
        int tries = time.wakes() - before;
        List<Delivery> stayed = receive(ORDERS, 16);
        create(OTHER, QueueConfig.DEFAULT);
        time.pass(Duration.ofMinutes(1));
        // then
        assertThat(tries).isBetween(10, 45);
        assertThat(bodies(stayed)).containsExactly("a");
        assertThat(bodies(collect(OTHER, 2))).containsExactly("a", "late");
    }

    @Test
    void movesAfterAReopeningWhatWasDueMeanwhile() {
        // given
        create(OTHER, QueueConfig.DEFAULT);
        send(ORDERS, "a");
        release(ORDERS, receiveOne(ORDERS), Duration.ZERO);
        receiveOne(ORDERS);
        // when
        engine.close();
        time.pass(LEASE);
        engine = open(time, settings());
        // then
        assertThat(bodies(collect(OTHER, 1))).containsExactly("a");
        assertThat(receive(ORDERS, 1)).isEmpty();
    }

    @Test
    void namesTheSourcesOfATarget() {
        // given
        create(OTHER, QueueConfig.DEFAULT);
        // when, then
        assertThat(now(engine.deadLetterSources(queue("OTHER"))))
                .extracting(QueueDescription::name)
                .containsExactly(ORDERS.name());
        assertThat(now(engine.deadLetterSources(ORDERS))).isEmpty();
    }

    private void update(QueueConfig config) {
        assertThat(now(engine.updateQueue(ORDERS, describe(ORDERS).revision(), config)))
                .isTrue();
    }
}
