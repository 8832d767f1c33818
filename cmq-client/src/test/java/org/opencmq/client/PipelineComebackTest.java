package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;

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
}
