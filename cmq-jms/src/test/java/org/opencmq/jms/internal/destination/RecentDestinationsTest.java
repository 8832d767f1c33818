package org.opencmq.jms.internal.destination;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.InvalidDestinationException;
import org.junit.jupiter.api.Test;

class RecentDestinationsTest {

    private final RecentDestinations<Integer> recent = new RecentDestinations<>(2);

    @Test
    void remembersThoseUsedMostRecently() throws Exception {
        // given
        recent.put(queue("a"), 1);
        recent.put(queue("b"), 2);
        recent.get(queue("a"));
        // when
        recent.put(queue("c"), 3);
        // then
        assertThat(recent.get(queue("a"))).isEqualTo(1);
        assertThat(recent.get(queue("b"))).isNull();
        assertThat(recent.get(queue("c"))).isEqualTo(3);
    }

    @Test
    void forgetsWhatItIsTold() throws Exception {
        // given
        recent.put(queue("a"), 1);
        // when
        recent.remove(queue("a"));
        // then
        assertThat(recent.get(queue("a"))).isNull();
    }

    private static CmqQueue queue(String name) throws InvalidDestinationException {
        return new CmqQueue(name);
    }
}
