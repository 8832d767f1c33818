package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.MessageId;

/** A pipeline whose workers run only when the test says so, one request at a time: no thread, no clock. */
abstract class PipelineFixture {

    final ArrayDeque<Runnable> workers = new ArrayDeque<>();
    final ArrayDeque<Runnable> rests = new ArrayDeque<>();
    final ArrayDeque<Runnable> moments = new ArrayDeque<>();
    final Rest rest = new ScriptedRest();
    final List<List<String>> requests = new ArrayList<>();
    ScriptedExchange.Reply reply = this::accept;
    BatchLimits offered = BatchLimits.PLAIN;

    final Pipeline<OutgoingMessage, MessageId> sends(PipelineLimits limits) {
        return new Pipeline<>(new SendFreight(Given.ORDERS, carrier()), limits, workers::add, rest);
    }

    /** How long a request takes. */
    static final Duration REQUEST = Duration.ofMillis(4);

    /** The time, which passes with requests and when the test says so. */
    long nanos = 1_000_000_000L;

    /** Time passes when the test says so; what happens during a moment, too. */
    private final class ScriptedRest implements Rest {
        @Override
        public void after(Duration patience, Runnable task) {
            assertThat(patience).isPositive();
            rests.add(task);
        }

        @Override
        public void aMoment(long nanos, BooleanSupplier over) {
            assertThat(nanos).isPositive();
            Runnable comeback = moments.poll();
            if (comeback != null) {
                assertThat(over.getAsBoolean()).isFalse();
                comeback.run();
                assertThat(over.getAsBoolean()).isTrue();
            }
        }

        @Override
        public void anOutcome(CompletableFuture<?> promise, long most) throws InterruptedException {
            assertThat(most).isPositive();
            Runnable comeback = moments.poll();
            if (comeback != null) {
                comeback.run();
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }

        @Override
        public long nanoTime() {
            return nanos;
        }
    }

    final void runWorkers() {
        for (Runnable work = workers.poll(); work != null; work = workers.poll()) {
            work.run();
        }
    }

    static OutgoingMessage message(String body, int key) {
        return new OutgoingMessage(body, Duration.ZERO, (Object) key);
    }

    final String accept(Call<?> call) {
        List<String> bodies = bodies(call);
        requests.add(bodies);
        return stored(call, bodies);
    }

    static String stored(Call<?> call, List<String> bodies) {
        if (call.action().equals("SendMessage")) {
            return "{\"code\":0,\"msgId\":\"id-" + bodies.get(0) + "\"}";
        }
        return "{\"code\":0,\"msgList\":["
                + String.join(
                        ",",
                        bodies.stream()
                                .map(b -> "{\"msgId\":\"id-" + shortened(b) + "\"}")
                                .toList()) + "]}";
    }

    private static String shortened(String body) {
        return body.substring(0, Math.min(20, body.length()));
    }

    static List<String> bodies(Call<?> call) {
        List<String> bodies = new ArrayList<>();
        call.parameters().forEach((name, value) -> {
            if (name.startsWith("msgBody")) {
                bodies.add(value);
            }
        });
        return bodies;
    }

    final Carrier carrier() {
        Exchange service = new ScriptedExchange(call -> {
            nanos += REQUEST.toNanos();
            return reply.json(call);
        });
        return new Carrier() {

            @Override
            public <Q, R> R execute(Action<Q, R> action, Q request) throws CmqException {
                return service.send(Given.call(action, request));
            }

            @Override
            public BatchLimits limits() {
                return offered;
            }

            @Override
            public CmqException notTaken(String action, Optional<String> destination, String finding) {
                return new CmqCancelledException(action, destination, finding);
            }
        };
    }
}
