package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharedByDestinationTest {

    @Test
    void givesEveryUserOfADestinationTheSameObject() {
        // given
        SharedByDestination<String, Object> shared = new SharedByDestination<>(name -> new Object());

        // when
        Object first = shared.get("a");
        Object other = shared.get("b");

        // then
        assertThat(shared.get("a")).isSameAs(first).isNotSameAs(other);
        assertThat(shared.all()).containsExactlyInAnyOrder(first, other);
    }
}
