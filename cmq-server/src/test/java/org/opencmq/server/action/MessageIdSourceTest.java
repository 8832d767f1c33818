package org.opencmq.server.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageIdSourceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void neverRepeatsAnIdentifierWithinAMillisecondOrOverNodes() {
        // given
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        MessageIdSource one = new MessageIdSource(clock, 1);
        MessageIdSource two = new MessageIdSource(clock, 2);
        Set<String> seen = new HashSet<>();

        // when
        for (int i = 0; i < 20_000; i++) {
            seen.add(one.next().value());
            seen.add(two.next().value());
        }

        // then
        assertThat(seen).hasSize(40_000);
    }

    @Test
    void makesPositiveNumbersThatGrow() {
        // given
        MessageIdSource source = new MessageIdSource(Clock.fixed(NOW, ZoneOffset.UTC), MessageIdSource.MAX_NODE);

        // when
        long first = Long.parseLong(source.next().value());
        long second = Long.parseLong(source.next().value());

        // then
        assertThat(first).isPositive().isLessThan(second);
    }
}
