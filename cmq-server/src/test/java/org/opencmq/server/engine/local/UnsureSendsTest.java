package org.opencmq.server.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class UnsureSendsTest {

    private final UnsureSends unsure = new UnsureSends();

    @Test
    void tellsWhatAMessageWaitsFor() {
        // given
        CompletableFuture<Void> first = new CompletableFuture<>();
        CompletableFuture<Void> second = new CompletableFuture<>();
        unsure.add(3, 4, first);
        unsure.add(7, 7, second);
        // when, then
        assertThat(unsure.of(2)).isNull();
        assertThat(unsure.of(3)).isSameAs(first);
        assertThat(unsure.of(4)).isSameAs(first);
        assertThat(unsure.of(5)).isNull();
        assertThat(unsure.of(7)).isSameAs(second);
        assertThat(unsure.of(8)).isNull();
    }

    @Test
    void forgetsWhatBecameDurable() {
        // given
        CompletableFuture<Void> first = new CompletableFuture<>();
        CompletableFuture<Void> second = new CompletableFuture<>();
        unsure.add(3, 4, first);
        unsure.add(5, 5, second);
        // when
        first.complete(null);
        // then
        assertThat(unsure.of(4)).isNull();
        assertThat(unsure.of(5)).isSameAs(second);
        assertThat(unsure.size()).isEqualTo(1);
    }

    @Test
    void doesNotGrowWhileNobodyReceives() {
        // given
        CompletableFuture<Void> kept = new CompletableFuture<>();
        // when
        for (int place = 1; place <= 10_000; place++) {
            unsure.add(place, place, kept);
            kept.complete(null);
            kept = new CompletableFuture<>();
        }
        // then
        assertThat(unsure.size()).isEqualTo(1);
    }
}
