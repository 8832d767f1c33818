package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.opencmq.protocol.MessageId;

/** Threads that wait for each send come back with the next one a moment later. */
@SuppressWarnings("FutureReturnValueIgnored") // many entries only fill the pipeline
class PipelineComebackTest extends PipelineFixture {

    @Test
    void waitsAMomentForAThreadThatComesBack() throws CmqException {
        // given one whose request is overtaken by another's message
        var pipeline = sends(PipelineLimits.DEFAULT);
        reply = call -> {
            if (requests.isEmpty()) {
                pipeline.submit(message("b", 2));
            }
            return accept(call);
        };
        moments.add(() -> pipeline.submit(message("c", 1)));

        // when
        pipeline.submitAndWait(message("a", 1));
        runWorkers();

        // then they leave together
        assertThat(requests).hasSize(2);
        assertThat(requests.get(1)).containsExactlyInAnyOrder("b", "c");
        assertThat(moments).isEmpty();
    }

    @Test
    void anInterruptOfTheThreadThatCarriesDoesNotFailTheOthers() throws Exception {
        // given a thread that comes back and carries another's entry with its own
        Rest untilOver = new Rest() {
            @Override
            public void after(Duration patience, Runnable task) {
                throw new AssertionError("nothing rests here");
            }

            @Override
            public void aMoment(long nanos, BooleanSupplier over) {
                while (!over.getAsBoolean()) {
                    Thread.onSpinWait();
                }
            }
        };
        var pipeline = new Pipeline<>(
                new SendFreight(Given.ORDERS, carrier()),
                PipelineLimits.DEFAULT,
                task -> new Thread(task, "worker").start(),
                untilOver);
        List<CompletableFuture<MessageId>> other = new ArrayList<>();
        reply = call -> {
            if (other.isEmpty()) {
                other.add(pipeline.submit(message("b", 2)));
            } else if (!Thread.currentThread().getName().equals("worker")) {
                Thread.currentThread().interrupt();
                throw call.cancelled("the thread was interrupted");
            }
            return accept(call);
        };
        pipeline.submitAndWait(message("a", 1));

        // when
        MessageId own = pipeline.submitAndWait(message("c", 1));

        // then
        assertThat(Thread.interrupted()).isTrue();
        assertThat(own).isEqualTo(new MessageId("id-c"));
        assertThat(other.get(0)).isCompletedWithValue(new MessageId("id-b"));
    }

    @Test
    void sendsWithoutThoseWhoDoNotComeBack() throws CmqException {
        // given
        var pipeline = sends(PipelineLimits.DEFAULT);
        reply = call -> {
            if (requests.isEmpty()) {
                pipeline.submit(message("b", 2));
            }
            return accept(call);
        };

        // when
        pipeline.submitAndWait(message("a", 1));
        runWorkers();

        // then
        assertThat(requests).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void whoComesBackFirstWaitsForTheOthersAndNoWorkerIsNeeded() throws Exception {
        // given two threads that were told together
        var pipeline = sends(PipelineLimits.DEFAULT);
        tellTwoTogether(pipeline);
        moments.add(() -> {
            assertThat(workers).isEmpty();
            pipeline.submit(message("d", 2));
            runWorkers(); // the last one takes all
        });

        // when
        MessageId own = pipeline.submitAndWait(message("c", 1));

        // then
        assertThat(own).isEqualTo(new MessageId("id-c"));
        assertThat(requests).containsExactly(List.of("c", "d"));
        assertThat(moments).isEmpty();
    }

    @Test
    void whoComesBackFirstLeavesAloneWhenTheMomentIsOver() throws Exception {
        // given
        var pipeline = sends(PipelineLimits.DEFAULT);
        tellTwoTogether(pipeline);
        moments.add(() -> nanos += REQUEST.toNanos());

        // when
        pipeline.submitAndWait(message("c", 1));

        // then
        assertThat(requests).containsExactly(List.of("c"));
        assertThat(moments).isEmpty();
        assertThat(workers).isEmpty();
    }

    @Test
    void whoComesAfterTheMomentWaitsForNobody() throws Exception {
        // given
        var pipeline = sends(PipelineLimits.DEFAULT);
        tellTwoTogether(pipeline);
        nanos += REQUEST.toNanos();
        moments.add(() -> {
            throw new AssertionError("the moment was over");
        });

        // when
        pipeline.submitAndWait(message("c", 1));

        // then
        assertThat(requests).containsExactly(List.of("c"));
    }

    @Test
    void whatNobodyWaitsForLeavesAfterTheMoment() throws Exception {
        // given
        var pipeline = sends(PipelineLimits.DEFAULT);
        tellTwoTogether(pipeline);
        moments.add(() -> pipeline.submit(message("d", 2)));

        // when
        CompletableFuture<MessageId> first = pipeline.submit(message("c", 1));

        // then
        assertThat(requests).isEmpty();
        runWorkers();
        assertThat(first).isCompletedWithValue(new MessageId("id-c"));
        assertThat(requests).containsExactly(List.of("c", "d"));
    }

    @Test
    void anInterruptOfWhoWaitsForTheOthersKeepsNoMessageBack() throws Exception {
        // given
        var pipeline = sends(PipelineLimits.DEFAULT);
        tellTwoTogether(pipeline);
        moments.add(Thread.currentThread()::interrupt);

        // when
        Throwable thrown = catchThrowable(() -> pipeline.submitAndWait(message("a", 1)));

        // then
        assertThat(thrown).isInstanceOf(CmqCancelledException.class).hasMessageContaining("still on its way");
        assertThat(Thread.interrupted()).isTrue();
        runWorkers();
        assertThat(requests).containsExactly(List.of("a"));
        assertThat(pipeline.idle()).isCompleted();
    }

    @Test
    void nothingIsLeftOverOfAMomentToWhichNobodyCame() throws Exception {
        // given
        var pipeline = sends(PipelineLimits.DEFAULT);

        // when
        tellTwoTogether(pipeline);

        // then
        assertThat(pipeline.idle()).isCompleted();
        pipeline.stopTaking();
        assertThat(pipeline.idle()).isCompleted();
        assertThat(workers).isEmpty();
    }

    /** Two threads have each sent a message in one request, and nothing waits. */
    private void tellTwoTogether(Pipeline<OutgoingMessage, MessageId> pipeline) throws Exception {
        List<Thread> threads = List.of(sender(pipeline, 1), sender(pipeline, 2));
        ScriptedExchange.Reply accepting = reply;
        reply = call -> {
            reply = accepting;
            threads.forEach(Thread::start);
            await().until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
            return accept(call);
        };
        pipeline.submit(message("x", 3));
        runWorkers();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(requests).hasSize(2);
        assertThat(requests.get(1)).hasSize(2);
        requests.clear();
    }

    private static Thread sender(Pipeline<OutgoingMessage, MessageId> pipeline, int key) {
        return new Thread(
                () -> {
                    try {
                        pipeline.submitAndWait(message("told", key));
                    } catch (CmqException e) {
                        throw new AssertionError(e);
                    }
                },
                "sender-" + key);
    }
}
