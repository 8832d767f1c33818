package org.opencmq.server.engine.local;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.opencmq.server.engine.Engine.SendOutcome;
import org.opencmq.server.engine.QueueKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves messages to their dead-letter queues, in one write that stores and removes together. A dead letter keeps its
 * identifier and begins a fresh life. When the target is missing or full the message stays where it is. One batch of a
 * queue moves at a time.
 */
final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int BATCH = 64;

    private final Ledger ledger;
    private final Catalogue catalogue;
    private final BodyReader reader;

    DeadLetters(Ledger ledger, Catalogue catalogue, BodyReader reader) {
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.reader = reader;
    }

    /** Begins to move what waits in this queue. Only on the turn. */
    void start(LocalQueue source, Effects effects, long now) {
        if (source.movesDeadLetters) {
            return;
        }
        List<Message> batch = source.state.takeLeaving(BATCH);
        while (!batch.isEmpty() && targetWithRoom(source) == null) {
            batch.forEach(message -> source.state.stay(message, now));
            batch = source.state.takeLeaving(BATCH);
        }
        if (batch.isEmpty()) {
            return;
        }
        source.movesDeadLetters = true;
        List<Message> moving = batch;
        BodyReader.Wanted wanted = BodyReader.Wanted.of(source, moving);
        effects.afterwards(failure -> {
            if (failure == null) {
                reader.fetch(wanted, fetched -> finish(source, moving, fetched));
            }
        });
    }

    private void finish(LocalQueue source, List<Message> moving, BodyReader.Fetched fetched) {
        CompletableFuture<Void> nobodyAsks = new CompletableFuture<>();
        ledger.post(true, nobodyAsks, (effects, now) -> {
            source.movesDeadLetters = false;
            effects.touch(source);
            boolean unread = false;
            for (int i = 0; i < moving.size(); i++) {
                Message message = moving.get(i);
                byte[] body = fetched.bodies()[i];
                if (source.state.isLeaving(message)) {
                    unread |= body == null;
                    move(source, message, body, effects, now);
                }
            }
            if (unread) {
                LOG.warn("queue={} deadLetter=stays reason=\"body cannot be read\"", source.key, fetched.failure());
            }
        });
    }

    private void move(LocalQueue source, Message message, byte @Nullable [] body, Effects effects, long now) {
        LocalQueue target = targetWithRoom(source);
        if (target == null || body == null) {
            source.state.stay(message, now);
        } else {
            target.state.sendDeadLetter(message, body, now, effects);
            source.state.left(message, now, effects);
            effects.touch(target);
        }
    }

    private @Nullable LocalQueue targetWithRoom(LocalQueue source) {
        LocalQueue target = source.state
                .config()
                .deadLetter()
                .map(policy -> catalogue.find(new QueueKey(source.key.account(), policy.target())))
                .orElse(null);
        return target != null && target != source && target.state.room(1, 0) == SendOutcome.STORED ? target : null;
    }
}
