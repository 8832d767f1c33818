package org.opencmq.client;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.action.Capabilities;
import org.opencmq.protocol.action.DescribeCapabilities;
import org.opencmq.protocol.error.CmqErrorCode;

/**
 * Asks a service once what it can do beyond CMQ, when somebody first wants to know. A service that refuses, or answers
 * something else, is plain CMQ for good; one that could not be reached, or was too busy, is asked again next time. One thread
 * asks, others that come meanwhile wait for its answer.
 */
final class CapabilityQuestion {

    /** Most time the question may take: what it is asked for can do without the answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Exchange exchange;
    private final Extensions extensions;
    private final AtomicReference<Optional<CompletableFuture<Capabilities>>> asked =
            new AtomicReference<>(Optional.empty());

    CapabilityQuestion(Exchange exchange, Extensions extensions) {
        this.exchange = exchange;
        this.extensions = extensions;
    }

    Capabilities answer() throws CmqException {
        if (extensions == Extensions.OFF) {
            return Capabilities.PLAIN;
        }
        CompletableFuture<Capabilities> mine = new CompletableFuture<>();
        Optional<CompletableFuture<Capabilities>> before =
                asked.getAndUpdate(current -> current.isPresent() ? current : Optional.of(mine));
        if (before.isPresent()) {
            return await(before.get());
        }
        try {
            Capabilities known = ask();
            mine.complete(known);
            return known;
        } catch (CmqException | RuntimeException | Error e) { // those who wait must hear of it
            asked.set(Optional.empty());
            mine.completeExceptionally(e);
            throw e;
        }
    }

    /** The answer, if it is there already. */
    Optional<Capabilities> known() {
        return Objects.requireNonNull(asked.get(), "never null")
                .filter(answer -> answer.isDone() && !answer.isCompletedExceptionally())
                .map(CompletableFuture::join);
    }

    private Capabilities ask() throws CmqException {
        Action<DescribeCapabilities, Capabilities> action = DescribeCapabilities.ACTION;
        try {
            return exchange.send(Call.of(action, new DescribeCapabilities(), CallOptions.NONE, PATIENCE));
        } catch (CmqRefusedException e) {
            if (e.retry() != CmqErrorCode.Retry.NEVER) {
                throw e;
            }
            return Capabilities.PLAIN;
        } catch (CmqUnreachedException e) {
            if (e.getCause() instanceof MalformedAnswer && !e.worthRepeating()) {
                return Capabilities.PLAIN;
            }
            throw e;
        }
    }

    private static Capabilities await(CompletableFuture<Capabilities> other) throws CmqException {
        try {
            return other.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof CmqException failure) {
                throw failure.again();
            }
            throw e;
        }
    }
}
