package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComebackTest {

    private static final long MILLISECOND = 1_000_000;

    private final Comeback comeback = new Comeback();

    /** When it is. */
    private static final long NOW = 17;

    private boolean hold(int told, int waiting) {
        return comeback.hold(told, waiting, 16, 4 * MILLISECOND, NOW);
    }

    @Test
    void waitsForAPartOfTheTimeARequestTakes() {
        assertThat(hold(1, 1)).isTrue();
        assertThat(comeback.keep(NOW).nanos()).isEqualTo(MILLISECOND);
    }

    @Test
    void neverWaitsLong() {
        assertThat(comeback.hold(2, 2, 16, 10_000 * MILLISECOND, NOW)).isTrue();
        assertThat(comeback.keep(NOW).nanos()).isEqualTo(5 * MILLISECOND);
    }

    @Test
    void whoKeepsAMomentWaitsForWhatIsLeftOfIt() {
        // given
        hold(2, 0);

        // when
        Moment moment = comeback.keep(NOW + MILLISECOND / 4);

        // then
        assertThat(moment.nanos()).isEqualTo(MILLISECOND * 3 / 4);
        assertThat(comeback.isHolding(moment.number())).isTrue();
    }

    @Test
    void oneOnlyKeepsAMoment() {
        // given
        assertThat(comeback.keep(NOW).isNone()).isTrue();
        hold(2, 0);

        // when
        Moment moment = comeback.keep(NOW);

        // then
        assertThat(moment.isNone()).isFalse();
        assertThat(comeback.keep(NOW).isNone()).isTrue();
        assertThat(comeback.isOver(NOW + 2 * MILLISECOND))
                .as("its keeper ends it")
                .isFalse();
    }

    @Test
    void aMomentThatNobodyKeepsIsOverByItself() {
        // when
        hold(2, 0);

        // then
        assertThat(comeback.isOver(NOW + MILLISECOND - 1)).isFalse();
        assertThat(comeback.isOver(NOW + MILLISECOND)).isTrue();

        // when
        comeback.end(0);

        // then
        assertThat(comeback.isOver(NOW + MILLISECOND)).isFalse();
    }

    @Test
    void doesNotWaitForNobodyNorForOneAloneNorWithAFullBatch() {
        assertThat(hold(0, 5)).isFalse();
        assertThat(hold(1, 0)).isFalse();
        assertThat(hold(4, 16)).isFalse();
        assertThat(comeback.isComplete(100)).isFalse();
    }

    @Test
    void isCompleteWhenAllAreBack() {
        // when
        hold(3, 1);
        Moment moment = comeback.keep(NOW);

        // then
        assertThat(comeback.isComplete(3)).isFalse();
        assertThat(comeback.isComplete(4)).isTrue();
        assertThat(comeback.isHolding(moment.number())).isTrue();

        // when
        comeback.end(4);

        // then
        assertThat(comeback.isComplete(4)).isFalse();
        assertThat(comeback.isHolding(moment.number())).isFalse();
        assertThat(comeback.isHolding()).isFalse();
    }

    @Test
    void isCompleteWhenARequestIsFull() {
        // when
        hold(20, 3);

        // then
        assertThat(comeback.isComplete(16)).isTrue();
    }

    @Test
    void holdsOneRequestAtATime() {
        // given
        hold(3, 1);
        Moment first = comeback.keep(NOW);

        // then
        assertThat(hold(3, 1)).isFalse();
        comeback.end(4);
        assertThat(hold(3, 1)).isTrue();
        assertThat(comeback.isHolding(first.number())).isFalse();
    }

    @Test
    void pausesWhereTheyDoNotCome() {
        // when
        for (int i = 0; i < 3; i++) {
            assertThat(hold(2, 1)).isTrue();
            comeback.end(1);
        }

        // then
        for (int i = 0; i < 64; i++) {
            assertThat(hold(2, 1)).isFalse();
        }
        assertThat(hold(2, 1)).isTrue();
    }

    @Test
    void goesOnWhereMostCome() {
        // when
        for (int i = 0; i < 20; i++) {
            hold(4, 0);
            comeback.end(i % 3 == 0 ? 3 : 1);
        }

        // then
        assertThat(hold(2, 0)).isTrue();
    }
}
