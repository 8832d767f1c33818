package org.opencmq.server.engine.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opencmq.protocol.MessageId;
import org.opencmq.server.engine.EngineUnavailableException;
import org.opencmq.server.engine.QueueKey;
import org.opencmq.server.engine.local.MessageStore.Change;

/** What one command wants kept and told besides its reply. Filled on the turn, read afterwards. */
final class Effects {

    private List<Change> changes = List.of();
    private List<MessageTrace.Step> steps = List.of();
    private final List<LocalQueue> touched = new ArrayList<>(1);
    private final List<Consumer<@Nullable EngineUnavailableException>> afterwards = new ArrayList<>(2);

    /** Must reach the store, together with all the others of this command. */
    void keep(Change change) {
        if (changes.isEmpty()) {
            changes = new ArrayList<>(4);
        }
        changes.add(change);
    }

    /** Is told to the trace after it was kept. */
    void tell(QueueKey queue, Message message, MessageTrace.Kind kind, long now) {
        if (steps.isEmpty()) {
            steps = new ArrayList<>(4);
        }
        steps.add(new MessageTrace.Step(
                queue, new MessageId(message.msgId()), kind, Instant.ofEpochMilli(now), message.dequeueCount));
    }

    /** The queue may have something due earlier, or something for its waiting receivers. */
    void touch(LocalQueue queue) {
        if (!touched.contains(queue)) {
            touched.add(queue);
        }
    }

    /** Runs off the turn when everything is kept, or with the reason why it is not. */
    void afterwards(Consumer<@Nullable EngineUnavailableException> action) {
        afterwards.add(action);
    }

    /** Completes an answer when everything is kept. */
    <R> void answer(CompletableFuture<R> answer, R reply) {
        afterwards(failure -> {
            if (failure == null) {
                answer.complete(reply);
            } else {
                answer.completeExceptionally(failure);
            }
        });
    }

    /** Completes an answer that carries nothing when everything is kept. */
    @SuppressWarnings("NullAway") // a Void is always null
    void done(CompletableFuture<Void> answer) {
        answer(answer, null);
    }

    List<LocalQueue> touched() {
        return touched;
    }

    List<Consumer<@Nullable EngineUnavailableException>> afterwards() {
        return afterwards;
    }

    List<Change> changes() {
        return changes;
    }

    List<MessageTrace.Step> steps() {
        return steps;
    }
}
