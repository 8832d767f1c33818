package org.opencmq.server.engine.local;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.opencmq.server.engine.Engine.CreateOutcome;
import org.opencmq.server.engine.Engine.QueueDescription;
import org.opencmq.server.engine.Engine.QueuePage;
import org.opencmq.server.engine.NoSuchQueueException;
import org.opencmq.server.engine.QueueConfig;
import org.opencmq.server.engine.QueueKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done to queues as a whole: they are made, changed, looked up, emptied and deleted, by whoever asks or because
 * nobody received for long. Owner of the listener that hears of the latter. Safe from any thread but where it says
 * otherwise.
 */
final class QueueCare {

    private static final Logger LOG = LoggerFactory.getLogger(QueueCare.class);

    private final Ledger ledger;
    private final Catalogue catalogue;
    private final Agenda agenda;
    private final Receiving receiving;
    private final EndedQueues ended;
    private volatile Function<QueueKey, CompletionStage<Void>> idleListener = queue -> CompletableFuture.allOf();

    QueueCare(Ledger ledger, Catalogue catalogue, Agenda agenda, Receiving receiving, EndedQueues ended) {
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.agenda = agenda;
        this.receiving = receiving;
        this.ended = ended;
    }

    CompletableFuture<CreateOutcome> create(QueueKey queue, QueueConfig config) {
        return ledger.durably((effects, now) -> {
            CreateOutcome outcome = catalogue.create(queue, config, now, effects);
            if (outcome instanceof CreateOutcome.Created) {
                ended.remove(queue, effects);
            }
            return outcome;
        });
    }

    CompletableFuture<Boolean> update(QueueKey queue, long expectedRevision, QueueConfig config) {
        return ledger.durably((effects, now) -> {
            LocalQueue found = catalogue.require(queue);
            if (found.revision != expectedRevision) {
                return false;
            }
            catalogue.update(found, config, now, effects);
            found.state.advance(now, effects);
            return true;
        });
    }

    CompletableFuture<Optional<QueueDescription>> describe(QueueKey queue) {
        return ledger.lazily((effects, now) -> {
            LocalQueue found = catalogue.find(queue);
            if (found == null) {
                return Optional.empty();
            }
            effects.touch(found);
            found.state.advance(now, effects);
            return Optional.of(found.description());
        });
    }

    CompletableFuture<QueuePage> list(String account, String searchWord, int offset, int limit) {
        return ledger.lazily((effects, now) -> catalogue.page(account, searchWord, offset, limit));
    }

    CompletableFuture<List<QueueDescription>> deadLetterSources(QueueKey target) {
        return ledger.lazily((effects, now) -> catalogue.sourcesOf(target));
    }

    CompletableFuture<Void> delete(QueueKey queue) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        ledger.post(true, answer, (effects, now) -> {
            delete(catalogue.require(queue), true, now, effects);
            effects.done(answer);
        });
        return answer;
    }

    CompletableFuture<Void> purge(QueueKey queue) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        ledger.post(true, answer, (effects, now) -> {
            LocalQueue found = catalogue.require(queue);
            effects.touch(found);
            found.state.purge(effects);
            effects.done(answer);
        });
        return answer;
    }

    /** Names the listener, and tells it of the queues whose end the one before was not done with. */
    void onIdleDelete(Function<QueueKey, CompletionStage<Void>> listener) {
        idleListener = listener;
        CompletableFuture<Void> nobodyAsks = new CompletableFuture<>();
        ledger.post(false, nobodyAsks, (effects, now) -> ended.all().forEach(queue -> tellWhenKept(queue, effects)));
    }

    /** Deletes a queue because nobody received for so long. Only on the turn. */
    void endIdle(LocalQueue queue, long now, Effects effects) {
        delete(queue, false, now, effects);
        ended.add(queue.key, effects);
        tellWhenKept(queue.key, effects);
    }

    private void delete(LocalQueue queue, boolean rest, long now, Effects effects) {
        agenda.remove(queue);
        catalogue.delete(queue, rest, now, effects);
        receiving.failWaits(queue, new NoSuchQueueException(queue.key), effects);
    }

    private void tellWhenKept(QueueKey queue, Effects effects) {
        effects.afterwards(failure -> {
            if (failure == null) {
                tellEnded(queue);
            }
        });
    }

    private void tellEnded(QueueKey queue) {
        idleListener.apply(queue).whenComplete((nothing, failure) -> {
            if (failure == null) {
                CompletableFuture<Void> nobodyAsks = new CompletableFuture<>();
                ledger.post(false, nobodyAsks, (effects, now) -> ended.remove(queue, effects));
            } else {
                LOG.warn("queue={} ended idle, what follows is done at the next start", queue.lookup(), failure);
            }
        });
    }
}
