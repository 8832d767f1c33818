package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComebackTest {

    private static final long MILLISECOND = 1_000_000;

    private final Comeback comeback = new Comeback();

    @Test
    void waitsForAPartOfTheTimeARequestTakes() {
        assertThat(comeback.hold(1, 1, 16, 4 * MILLISECOND)).isEqualTo(MILLISECOND);
    }

    @Test
    void neverWaitsLong() {
        assertThat(comeback.hold(2, 2, 16, 10_000 * MILLISECOND)).isEqualTo(5 * MILLISECOND);
    }

    @Test
    void doesNotWaitForNobodyNorForOneAloneNorWithAFullBatch() {
        assertThat(comeback.hold(0, 5, 16, MILLISECOND)).isZero();
        assertThat(comeback.hold(1, 0, 16, MILLISECOND)).isZero();
        assertThat(comeback.hold(4, 16, 16, MILLISECOND)).isZero();
        assertThat(comeback.isComplete(100)).isFalse();
    }

    @Test
    void isCompleteWhenAllAreBack() {
        // when
        comeback.hold(3, 1, 16, MILLISECOND);

        // then
        assertThat(comeback.isComplete(3)).isFalse();
        assertThat(comeback.isComplete(4)).isTrue();
        assertThat(comeback.isHolding(comeback.moment())).isTrue();

        // when
        comeback.end(4);

        // then
        assertThat(comeback.isComplete(4)).isFalse();
        assertThat(comeback.isHolding(comeback.moment())).isFalse();
    }

    @Test
    void isCompleteWhenARequestIsFull() {
        // when
        comeback.hold(20, 3, 16, MILLISECOND);

        // then
        assertThat(comeback.isComplete(16)).isTrue();
    }

    @Test
    void holdsOneRequestAtATime() {
        // given
        comeback.hold(3, 1, 16, MILLISECOND);
        long first = comeback.moment();

        // then
        assertThat(comeback.hold(3, 1, 16, MILLISECOND)).isZero();
        comeback.end(4);
        assertThat(comeback.hold(3, 1, 16, MILLISECOND)).isPositive();
        assertThat(comeback.isHolding(first)).isFalse();
    }

    @Test
    void pausesWhereTheyDoNotCome() {
        // when
        for (int i = 0; i < 3; i++) {
            assertThat(comeback.hold(2, 1, 16, MILLISECOND)).isPositive();
            comeback.end(1);
        }

        // then
        for (int i = 0; i < 64; i++) {
            assertThat(comeback.hold(2, 1, 16, MILLISECOND)).isZero();
        }
        assertThat(comeback.hold(2, 1, 16, MILLISECOND)).isPositive();
    }

    @Test
    void goesOnWhereMostCome() {
        // when
        for (int i = 0; i < 20; i++) {
            comeback.hold(4, 0, 16, MILLISECOND);
            comeback.end(i % 3 == 0 ? 3 : 1);
        }

        // then
        assertThat(comeback.hold(2, 0, 16, MILLISECOND)).isPositive();
    }
}
