package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComebackTest {

    private static final long MILLISECOND = 1_000_000;

    private final Comeback comeback = new Comeback();

    @Test
    void waitsForAPartOfTheTimeARequestTakes() {
        assertThat(comeback.patience(1, 1, 4 * MILLISECOND)).isEqualTo(MILLISECOND);
        assertThat(comeback.patience(3, 0, 4 * MILLISECOND)).isEqualTo(MILLISECOND);
    }

    @Test
    void neverWaitsLong() {
        assertThat(comeback.patience(2, 2, 10_000 * MILLISECOND)).isEqualTo(5 * MILLISECOND);
    }

    @Test
    void doesNotWaitForNobodyOrForOneAlone() {
        assertThat(comeback.patience(0, 5, MILLISECOND)).isZero();
        assertThat(comeback.patience(1, 0, MILLISECOND)).isZero();
    }

    @Test
    void pausesWhereTheyDoNotCome() {
        // when
        for (int i = 0; i < 3; i++) {
            assertThat(comeback.patience(2, 0, MILLISECOND)).isPositive();
            comeback.ended(2, 0);
        }

        // then
        for (int i = 0; i < 64; i++) {
            assertThat(comeback.patience(2, 0, MILLISECOND)).isZero();
        }
        assertThat(comeback.patience(2, 0, MILLISECOND)).isPositive();
    }

    @Test
    void goesOnWhereMostCome() {
        // when
        for (int i = 0; i < 20; i++) {
            comeback.ended(4, i % 3 == 0 ? 3 : 1);
        }

        // then
        assertThat(comeback.patience(2, 0, MILLISECOND)).isPositive();
    }
}
