package org.opencmq.server.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnTest {

    private final Deque<Runnable> handedOver = new ArrayDeque<>();
    private final List<Integer> done = new ArrayList<>();

    @Test
    void runsTasksOneAtATimeInTheOrderOfTheirComing() {
        // given
        Turn turn = new Turn(handedOver::add, this::epilogue);
        // when
        turn.run(() -> {
            turn.run(() -> done.add(2));
            turn.run(() -> done.add(3));
            done.add(1);
        });
        // then
        assertThat(done).containsExactly(1, 2, 3);
    }

    @Test
    void givesAnswersWhenItIsGivenUp() {
        // given
        Turn turn = new Turn(handedOver::add, this::epilogue);
        // when
        turn.run(() -> {
            turn.answer(() -> done.add(3));
            turn.run(() -> done.add(2));
            done.add(1);
        });
        // then
        assertThat(done).containsExactly(1, 2, 3);
    }

    @Test
    void anAnswerThatBringsTheNextTaskBuildsNoStack() {
        // given
        Turn turn = new Turn(handedOver::add, this::epilogue);
        // when
        countOn(turn, 1, 1_000);
        int before = done.size();
        while (!handedOver.isEmpty()) {
            handedOver.remove().run();
        }
        // then
        assertThat(before).isLessThan(50);
        assertThat(done).hasSize(1_000).isSorted();
    }

    private void countOn(Turn turn, int number, int last) {
        turn.run(() -> {
            done.add(number);
            if (number < last) {
                turn.answer(() -> countOn(turn, number + 1, last));
            }
        });
    }

    private void epilogue() {
        done.add(-1);
    }

    @Test
    void endsWithTheEpilogueOnceWhenATaskAskedForIt() {
        // given
        Turn turn = new Turn(handedOver::add, this::epilogue);
        // when
        turn.run(() -> {
            turn.endWithEpilogue();
            turn.answer(() -> done.add(2));
            turn.run(turn::endWithEpilogue);
            done.add(1);
        });
        turn.run(() -> done.add(3));
        // then
        assertThat(done).containsExactly(1, 2, -1, 3);
    }

    @Test
    void worksForOthersNoLongerThanABatch() {
        // given
        Turn turn = new Turn(handedOver::add, this::epilogue);
        // when
        turn.run(() -> IntStream.range(0, 200).forEach(i -> turn.run(() -> done.add(i))));
        int before = done.size();
        handedOver.remove().run();
        // then
        assertThat(before).isLessThan(200);
        assertThat(done).hasSize(200).isSorted();
        assertThat(handedOver).isEmpty();
    }

    @Test
    void goesOnItselfWhenNoThreadIsToBeHad() {
        // given
        Turn turn = new Turn(
                work -> {
                    throw new OutOfMemoryError("unable to create native thread");
                },
                this::epilogue);
        // when
        turn.run(() -> IntStream.range(0, 1_000).forEach(i -> turn.run(() -> done.add(i))));
        // then
        assertThat(done).hasSize(1_000).isSorted();
    }

    @Test
    void worksOnceWhenTheExecutorKeptTheWorkAndFailed() {
        // given
        Turn turn = new Turn(
                work -> {
                    handedOver.add(work);
                    throw new OutOfMemoryError("unable to create native thread");
                },
                this::epilogue);
        // when
        turn.run(() -> IntStream.range(0, 200).forEach(i -> turn.run(() -> done.add(i))));
        handedOver.forEach(Runnable::run);
        // then
        assertThat(done).hasSize(200).isSorted();
    }

    @Test
    void goesOnAfterATaskAndAnAnswerThatThrow() {
        // given
        Turn turn = new Turn(handedOver::add, this::epilogue);
        // when
        turn.run(() -> {
            turn.answer(() -> {
                throw new StackOverflowError("an answer");
            });
            turn.answer(() -> done.add(2));
            done.add(1);
            throw new IllegalStateException("a task");
        });
        turn.run(() -> done.add(3));
        // then
        assertThat(done).containsExactly(1, 2, 3);
    }
}
