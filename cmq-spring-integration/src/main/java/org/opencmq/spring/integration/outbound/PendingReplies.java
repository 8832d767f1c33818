package org.opencmq.spring.integration.outbound;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;

/**
 * The requests of one gateway whose reply did not come yet, by the correlation id each was given. All ids of a gateway begin
 * alike and unlike those of any other; a peer may answer with the id itself or with {@code ID:} before it. Safe for all
 * threads.
 */
final class PendingReplies {

    private static final String ID = "ID:";

    private final String prefix = "gw-" + UUID.randomUUID() + "-";
    private final AtomicLong next = new AtomicLong();
    private final ConcurrentMap<String, CompletableFuture<Message<?>>> waiting = new ConcurrentHashMap<>();

    /**
     * A request that waits.
     *
     * @param correlation its correlation id
     * @param reply completes when the reply comes, or fails
     */
    record Pending(String correlation, CompletableFuture<Message<?>> reply) {

        /** The request's message id. */
        String messageId() {
            return ID + correlation;
        }
    }

    /** A name that only this gateway has. */
    String uniqueName() {
        return prefix + "r";
    }

    /** Lets replies to this gateway through and no others. */
    String selector() {
        return "JMSCorrelationID LIKE '" + prefix + "%' OR JMSCorrelationID LIKE '" + ID + prefix + "%'";
    }

    /** Waits for one more reply, until it is taken or forgotten. */
    Pending begin() {
        Pending begun = new Pending(prefix + next.incrementAndGet(), new CompletableFuture<>());
        waiting.put(begun.correlation(), begun.reply());
        return begun;
    }

    /** Waits no longer for it. */
    void forget(Pending pending) {
        waiting.remove(pending.correlation());
    }

    /** The correlation id as it was given out, whichever way a reply carries it; empty when it is not of this gateway. */
    Optional<String> own(@Nullable Object correlation) {
        String text = correlation == null ? "" : correlation.toString();
        String own = text.startsWith(ID) ? text.substring(ID.length()) : text;
        return own.startsWith(prefix) ? Optional.of(own) : Optional.empty();
    }

    /** The request with this correlation id, which waits no longer; empty when its reply came too late. */
    Optional<CompletableFuture<Message<?>>> take(String correlation) {
        return Optional.ofNullable(waiting.remove(correlation));
    }

    /** Fails all that wait. */
    void failAll(String reason) {
        waiting.values().forEach(reply -> reply.completeExceptionally(new IllegalStateException(reason)));
        waiting.clear();
    }

    int count() {
        return waiting.size();
    }
}
