package org.opencmq.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencmq.server.engine.Engine.HandleOutcome.Status;

/** Oldest first, once, and at the old place when a message comes back. */
public abstract class EngineOrderContract extends EngineFixture {

    @Test
    void handsOutOldestFirst() {
        // given
        send(ORDERS, "a", "b");
        send(ORDERS, "c");
        // when
        List<Delivery> deliveries = receive(ORDERS, 16);
        // then
        assertThat(bodies(deliveries)).containsExactly("a", "b", "c");
        assertThat(deliveries).extracting(Delivery::dequeueCount).containsOnly(1);
        assertThat(receive(ORDERS, 16)).isEmpty();
    }

    @Test
    void handsOutNoMoreThanAskedFor() {
        // given
        send(ORDERS, "a", "b", "c");
        // when
        List<Delivery> first = receive(ORDERS, 2);
        // then
        assertThat(bodies(first)).containsExactly("a", "b");
        assertThat(bodies(receive(ORDERS, 2))).containsExactly("c");
    }

    @Test
    void putsReleasedMessagesBackAtTheirOldPlaces() {
        // given
        send(ORDERS, "a", "b", "c");
        List<Delivery> firstTwo = receive(ORDERS, 2);
        // when
        release(ORDERS, firstTwo.get(1), Duration.ZERO);
        release(ORDERS, firstTwo.get(0), Duration.ZERO);
        // then
        assertThat(bodies(receive(ORDERS, 16))).containsExactly("a", "b", "c");
    }

    @Test
    void putsExpiredLeasesBackAtTheirOldPlaces() {
        // given
        send(ORDERS, "a");
        receiveOne(ORDERS);
        send(ORDERS, "b");
        // when
        time.pass(config().visibilityTimeout());
        // then
        assertThat(bodies(receive(ORDERS, 16))).containsExactly("a", "b");
    }

    @Test
    void deletesByHandleAndForgets() {
        // given
        send(ORDERS, "a");
        Delivery delivery = receiveOne(ORDERS);
        // when
        Status deleted = delete(ORDERS, delivery);
        // then
        assertThat(deleted).isEqualTo(Status.DONE);
        time.pass(config().visibilityTimeout());
        assertThat(receive(ORDERS, 1)).isEmpty();
        assertThat(describe(ORDERS).counts().inactive()).isZero();
    }

    @Test
    void keepsOrderOverThousandsOfMessages() {
        // given
        for (int i = 0; i < 3_000; i++) {
            send(ORDERS, Integer.toString(i));
        }
        // when, then
        for (int i = 0; i < 3_000; i += 10) {
            List<Delivery> page = receive(ORDERS, 10);
            assertThat(body(page.get(0))).isEqualTo(Integer.toString(i));
            assertThat(body(page.get(9))).isEqualTo(Integer.toString(i + 9));
        }
    }

    @Test
    void keepsMessagesOverAReopening() {
        // given
        send(ORDERS, "a", "b");
        delete(ORDERS, receiveOne(ORDERS));
        // when
        reopen();
        send(ORDERS, "c");
        // then
        assertThat(bodies(receive(ORDERS, 16))).containsExactly("b", "c");
    }
}
