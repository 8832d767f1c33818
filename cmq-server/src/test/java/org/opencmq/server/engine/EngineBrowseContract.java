package org.opencmq.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencmq.server.engine.Engine.PeekPage;
import org.opencmq.server.engine.Engine.Peeked;

/** Looking changes nothing; purging changes everything. */
public abstract class EngineBrowseContract extends EngineFixture {

    @Test
    void showsMessagesInOrderPageByPage() {
        // given
        for (int i = 0; i < 25; i++) {
            send(ORDERS, Integer.toString(i));
        }
        receive(ORDERS, 2);
        // when
        List<String> seen = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String marker = "";
        do {
            PeekPage page = now(engine.peek(ORDERS, 10, marker));
            page.messages().forEach(message -> seen.add(new String(message.body(), StandardCharsets.UTF_8)));
            sizes.add(page.messages().size());
            marker = page.marker();
        } while (!marker.isEmpty());
        // then
        assertThat(sizes).containsExactly(10, 10, 5);
        assertThat(seen).startsWith("0", "1", "2").endsWith("23", "24").doesNotHaveDuplicates();
        assertThat(describe(ORDERS).counts().active()).isEqualTo(23);
    }

    @Test
    void tellsWhatIsKnownOfAMessage() {
        // given
        send(ORDERS, "leased");
        sendDelayed(ORDERS, "delayed", Duration.ofMinutes(1));
        receiveOne(ORDERS);
        // when
        List<Peeked> seen = now(engine.peek(ORDERS, 10, "")).messages();
        // then
        assertThat(seen).extracting(Peeked::leased).containsExactly(true, false);
        assertThat(seen).extracting(Peeked::dequeueCount).containsExactly(1, 0);
        assertThat(seen.get(1).visibleTime()).isEqualTo(time.instant().plusSeconds(60));
    }

    @Test
    void goesOnBehindAMarkerWhoseMessageIsGone() {
        // given
        send(ORDERS, "a", "b", "c");
        String marker = now(engine.peek(ORDERS, 2, "")).marker();
        receive(ORDERS, 2).forEach(delivery -> delete(ORDERS, delivery));
        // when
        PeekPage page = now(engine.peek(ORDERS, 2, marker));
        // then
        assertThat(page.messages()).hasSize(1);
        assertThat(page.marker()).isEmpty();
    }

    @Test
    void refusesAMarkerOfItsOwnMaking() {
        // when, then
        assertThat(failure(engine.peek(ORDERS, 1, "%"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void purgesEverything() {
        // given
        send(ORDERS, "a", "b");
        sendDelayed(ORDERS, "c", Duration.ofMinutes(1));
        Delivery leased = receiveOne(ORDERS);
        // when
        now(engine.purge(ORDERS));
        // then
        assertThat(describe(ORDERS).counts()).isEqualTo(new Engine.QueueCounts(0, 0, 0, 0, java.util.Optional.empty()));
        assertThat(delete(ORDERS, leased)).isEqualTo(Engine.HandleOutcome.Status.STALE);
        send(ORDERS, "d");
        time.pass(Duration.ofMinutes(2));
        reopen();
        assertThat(bodies(receive(ORDERS, 16))).containsExactly("d");
    }
}
