package org.opencmq.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencmq.protocol.MessageId;
import org.opencmq.server.engine.Engine.QueueCounts;
import org.opencmq.server.engine.Engine.SendOutcome;
import org.opencmq.server.engine.local.EngineSettings;

/** What comes in: delays, limits, identifiers, counts. */
public abstract class EngineSendContract extends EngineFixture {

    @Override
    protected EngineSettings settings() {
        return EngineSettings.DEFAULT.withLimits(2, 100);
    }

    @Override
    protected QueueConfig config() {
        return heapOf(4);
    }

    @Test
    void hidesADelayedMessageUntilItsMoment() {
        // given
        sendDelayed(ORDERS, "late", Duration.ofSeconds(12));
        send(ORDERS, "soon");
        // when
        List<Delivery> early = receive(ORDERS, 16);
        time.pass(Duration.ofMillis(11_999));
        List<Delivery> still = receive(ORDERS, 16);
        time.pass(Duration.ofMillis(1));
        // then
        assertThat(bodies(early)).containsExactly("soon");
        assertThat(still).isEmpty();
        Delivery late = receiveOne(ORDERS);
        assertThat(body(late)).isEqualTo("late");
        assertThat(late.enqueueTime()).isEqualTo(time.instant().minusSeconds(12));
    }

    @Test
    void refusesMoreThanTheHeapHolds() {
        // given
        send(ORDERS, "a", "b", "c");
        // when
        SendOutcome two = now(engine.send(ORDERS, List.of(message("d", Duration.ZERO), message("e", Duration.ZERO))));
        SendOutcome one = now(engine.send(ORDERS, List.of(message("d", Duration.ZERO))));
        // then
        assertThat(two).isEqualTo(SendOutcome.FULL);
        assertThat(one).isEqualTo(SendOutcome.STORED);
        assertThat(describe(ORDERS).counts().active()).isEqualTo(4);
    }

    @Test
    void leasedMessagesCountForTheHeapUntilDeleted() {
        // given
        send(ORDERS, "a", "b", "c", "d");
        Delivery delivery = receiveOne(ORDERS);
        NewMessage next = message("e", Duration.ZERO);
        // when
        SendOutcome full = now(engine.send(ORDERS, List.of(next)));
        delete(ORDERS, delivery);
        SendOutcome stored = now(engine.send(ORDERS, List.of(next)));
        // then
        assertThat(full).isEqualTo(SendOutcome.FULL);
        assertThat(stored).isEqualTo(SendOutcome.STORED);
    }

    @Test
    void refusesMoreDelayedMessagesThanTheLimit() {
        // given
        Duration delay = Duration.ofSeconds(10);
        sendDelayed(ORDERS, "a", delay);
        sendDelayed(ORDERS, "b", delay);
        // when
        SendOutcome third = now(engine.send(ORDERS, List.of(message("c", delay))));
        time.pass(delay);
        SendOutcome afterwards = now(engine.send(ORDERS, List.of(message("c", delay))));
        // then
        assertThat(third).isEqualTo(SendOutcome.TOO_MANY_DELAYED);
        assertThat(afterwards).isEqualTo(SendOutcome.STORED);
    }

    @Test
    void storesTheSameIdentifierOnceWithinTwoMinutes() {
        // given
        NewMessage numbered = message("a", Duration.ZERO);
        NewMessage named = new NewMessage(new MessageId("id-1"), new byte[] {'b'}, Duration.ZERO);
        now(engine.send(ORDERS, List.of(numbered, named)));
        // when
        time.pass(Duration.ofSeconds(119));
        SendOutcome again = now(engine.send(ORDERS, List.of(numbered, named)));
        // then
        assertThat(again).isEqualTo(SendOutcome.STORED);
        assertThat(bodies(receive(ORDERS, 16))).containsExactly("a", "b");
    }

    @Test
    void forgetsIdentifiersAfterAWhile() {
        // given
        NewMessage message = message("a", Duration.ZERO);
        now(engine.send(ORDERS, List.of(message)));
        // when
        time.pass(Duration.ofMinutes(5));
        now(engine.send(ORDERS, List.of(message)));
        // then
        assertThat(receive(ORDERS, 16)).hasSize(2);
    }

    @Test
    void keepsEveryKindOfIdentifier() {
        // given
        List<String> ids = List.of("0", "18446744073709551615", "18446744073709551616", "007", "abc");
        List<String> received = new ArrayList<>();
        // when
        for (String id : ids) {
            now(engine.send(ORDERS, List.of(new NewMessage(new MessageId(id), new byte[] {1}, Duration.ZERO))));
            Delivery delivery = receiveOne(ORDERS);
            received.add(delivery.msgId().value());
            delete(ORDERS, delivery);
        }
        // then
        assertThat(received).isEqualTo(ids);
    }

    @Test
    void countsMessagesByState() {
        // given
        sendDelayed(ORDERS, "a", Duration.ofSeconds(10));
        time.pass(Duration.ofSeconds(1));
        send(ORDERS, "b", "c", "d");
        receiveOne(ORDERS);
        // when
        QueueCounts counts = describe(ORDERS).counts();
        // then
        assertThat(counts.active()).isEqualTo(2);
        assertThat(counts.inactive()).isEqualTo(1);
        assertThat(counts.delayed()).isEqualTo(1);
        assertThat(counts.rewindable()).isZero();
        assertThat(counts.oldestActive()).contains(time.instant().minusSeconds(1));
    }

    @Test
    void failsForAQueueThatIsNotThere() {
        // when
        Throwable failure = failure(engine.send(OTHER, List.of(message("a", Duration.ZERO))));
        // then
        assertThat(failure).isInstanceOf(NoSuchQueueException.class).hasMessageContaining("other");
    }
}
