package org.opencmq.server.engine.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.server.engine.Cancel;
import org.opencmq.server.engine.CommitIdentity;
import org.opencmq.server.engine.Delivery;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.engine.EngineUnavailableException;
import org.opencmq.server.engine.NewMessage;
import org.opencmq.server.engine.QueueConfig;
import org.opencmq.server.engine.QueueKey;
import org.opencmq.server.engine.Records;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine of one process: an index of all messages in memory, bodies and what must survive in a {@link MessageStore}.
 * All capabilities are exact; selectors need a language in the {@link EngineSettings}. All queue state has one owner, the
 * serial turn of its {@link Ledger}, so that a commit over several queues is one write.
 *
 * <p>Two answers of {@link Engine} made concrete: a dead letter keeps its {@code msgId}; a handle from before a restart is
 * honoured when its lease was known to the store and was not prolonged, and is stale otherwise. A receiver in the process is
 * gone when the engine opens: its messages are Active then, unless it had given them another deadline.
 */
public final class LocalEngine implements Engine {

    private static final Logger LOG = LoggerFactory.getLogger(LocalEngine.class);
    private static final long CLOSE_SECONDS = 5;

    private final MessageStore store;
    private final EngineSettings settings;
    private final Wakeups wakeups;
    private final BodyReader reader;
    private final Catalogue catalogue;
    private final Ledger ledger;
    private final StoredRecords records;
    private final Agenda agenda;
    private final Receiving receiving;
    private final DeadLetters deadLetters;
    private final QueueCare queues;
    private final Leases leases;
    private final Browsing browsing;
    private final Rewinding rewinding;
    private final KnownCommits commits = new KnownCommits();
    private final EndedQueues ended = new EndedQueues();
    private final AtomicBoolean closed = new AtomicBoolean();

    private LocalEngine(MessageStore store, EngineSettings settings, Clock clock, Wakeups wakeups) {
        this.store = store;
        this.settings = settings;
        this.wakeups = wakeups;
        this.reader = new BodyReader(store, settings.readers());
        this.catalogue =
                new Catalogue(settings, new BodyCache(store.answersFromMemory() ? 0 : settings.bodyCacheBytes()));
        this.ledger = new Ledger(store, clock, settings.trace(), new Settling());
        this.records = new StoredRecords(ledger, catalogue::nextRevision);
        this.agenda = new Agenda(wakeups, this::wake);
        this.receiving = new Receiving(ledger, catalogue, reader, settings);
        this.deadLetters = new DeadLetters(ledger, catalogue, reader);
        this.queues = new QueueCare(ledger, catalogue, agenda, receiving, ended);
        this.leases = new Leases(ledger, catalogue, commits);
        this.browsing = new Browsing(ledger, catalogue, reader);
        this.rewinding = new Rewinding(ledger, catalogue);
    }

    /** Opens an engine by the system clock, with a timer thread of its own. */
    public static LocalEngine open(MessageStore store, EngineSettings settings) throws StoreException {
        Clock clock = Clock.systemUTC();
        return open(store, settings, clock, new ThreadWakeups(clock));
    }

    /**
     * Opens an engine over what the store kept. The engine owns store and wake-ups from here on, also when it cannot be
     * opened, and closes both.
     *
     * @param clock tells the time; an engine whose clock is set back waits until it has caught up
     * @param wakeups wakes by the same clock
     * @throws StoreException when the store cannot be opened or what it kept cannot be read
     */
    public static LocalEngine open(MessageStore store, EngineSettings settings, Clock clock, Wakeups wakeups)
            throws StoreException {
        LocalEngine engine = new LocalEngine(store, settings, clock, wakeups);
        try {
            engine.restore(clock.millis());
        } catch (StoreException | RuntimeException e) {
            engine.close();
            throw e;
        }
        return engine;
    }

    private void restore(long now) throws StoreException {
        Restoring restoring = new Restoring(catalogue, records, commits, ended, rewinding, now);
        store.open(restoring);
        restoring.finish();
        try {
            // Numbers of this run are greater than all before once this is kept; everything later is written behind it.
            ledger.durably((effects, time) -> {
                        effects.keep(catalogue.state());
                        effects.touchAll(catalogue.all());
                        return true;
                    })
                    .get();
            rewinding.finishInterrupted();
        } catch (ExecutionException e) {
            throw new StoreException("the store cannot be written: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while opening the store", e);
        }
    }

    @Override
    public Set<Capability> capabilities() {
        EnumSet<Capability> all = EnumSet.allOf(Capability.class);
        if (settings.filters().isEmpty()) {
            all.remove(Capability.SELECTOR);
        }
        if (settings.trace() == MessageTrace.NONE) {
            all.remove(Capability.TRACE);
        }
        return all;
    }

    @Override
    public CompletionStage<CreateOutcome> createQueue(QueueKey queue, QueueConfig config) {
        return queues.create(queue, config);
    }

    @Override
    public CompletionStage<Boolean> updateQueue(QueueKey queue, long expectedRevision, QueueConfig config) {
        return queues.update(queue, expectedRevision, config);
    }

    @Override
    public CompletionStage<Optional<QueueDescription>> describeQueue(QueueKey queue) {
        return queues.describe(queue);
    }

    @Override
    public CompletionStage<QueuePage> listQueues(String account, String searchWord, int offset, int limit) {
        return queues.list(account, searchWord, offset, limit);
    }

    @Override
    public CompletionStage<List<QueueDescription>> deadLetterSources(QueueKey target) {
        return queues.deadLetterSources(target);
    }

    @Override
    public CompletionStage<Void> deleteQueue(QueueKey queue) {
        return queues.delete(queue);
    }

    @Override
    public void onIdleDelete(Function<QueueKey, CompletionStage<Void>> listener) {
        queues.onIdleDelete(listener);
    }

    @Override
    public CompletionStage<Void> purge(QueueKey queue) {
        return queues.purge(queue);
    }

    @Override
    public CompletionStage<SendOutcome> send(QueueKey queue, List<NewMessage> messages) {
        return ledger.durably((effects, now) -> {
            LocalQueue found = catalogue.open(queue, now, effects);
            int delayed = 0;
            for (NewMessage message : messages) {
                delayed += message.delay().isZero() ? 0 : 1;
            }
            SendOutcome room = found.state.room(messages.size(), delayed);
            if (room == SendOutcome.STORED) {
                messages.forEach(message -> found.state.send(message, now, effects));
            }
            return room;
        });
    }

    @Override
    public CompletionStage<List<Delivery>> receive(QueueKey queue, ReceiveOptions options, Cancel cancel) {
        return receiving.receive(queue, options, cancel);
    }

    @Override
    public CompletionStage<List<HandleOutcome>> delete(QueueKey queue, List<ReceiptHandle> handles) {
        return leases.delete(queue, handles);
    }

    @Override
    public CompletionStage<List<HandleOutcome>> changeVisibility(
            QueueKey queue, List<ReceiptHandle> handles, Duration timeout) {
        return leases.changeVisibility(queue, handles, timeout);
    }

    @Override
    public CompletionStage<Void> giveBack(QueueKey queue, List<ReceiptHandle> handles) {
        return leases.giveBack(queue, handles);
    }

    @Override
    public CompletionStage<PeekPage> peek(QueueKey queue, int max, String after) {
        return browsing.peek(queue, max, after);
    }

    @Override
    public CompletionStage<RewindOutcome> rewind(QueueKey queue, Instant from) {
        return rewinding.rewind(queue, from);
    }

    @Override
    public CompletionStage<CommitOutcome> commit(List<Operation> operations, Optional<CommitIdentity> identity) {
        return leases.commit(operations, identity);
    }

    @Override
    public CompletionStage<Optional<byte[]>> committed(String id) {
        return leases.committed(id);
    }

    @Override
    public Records records() {
        return records;
    }

    @Override
    public CompletionStage<Health> health() {
        EngineUnavailableException refusal = ledger.refusal();
        return CompletableFuture.completedFuture(
                refusal == null
                        ? new Health(true, "serving")
                        : new Health(false, String.valueOf(refusal.getMessage())));
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        CompletableFuture<Void> ended = new CompletableFuture<>();
        ledger.post(true, ended, (effects, now) -> {
            catalogue.all().forEach(queue -> receiving.endWaits(queue, effects));
            effects.done(ended);
        });
        ledger.refuse(new EngineUnavailableException("the engine is closed"));
        try {
            ended.get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            LOG.debug("engine=closing after=failure", e);
        } catch (TimeoutException e) {
            LOG.warn("engine=closing reason=\"the store did not confirm its last writes in {} s\"", CLOSE_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        wakeups.close();
        reader.close();
        store.close();
    }

    /** The wake-up of the agenda came. */
    private void wake() {
        CompletableFuture<Void> nobodyAsks = new CompletableFuture<>();
        ledger.post(false, nobodyAsks, (effects, now) -> {
            agenda.woken();
            for (int i = 0; i < Agenda.BATCH; i++) {
                LocalQueue queue = agenda.takeDue(now);
                if (queue == null) {
                    break;
                }
                queue.state.advance(now, effects);
                if (queue.idleAt() <= now) {
                    queues.endIdle(queue, now, effects);
                } else {
                    effects.touch(queue);
                }
            }
        });
    }

    /** What follows every command. */
    private final class Settling implements Ledger.Settlement {

        @Override
        public void settle(Effects effects, long now) {
            for (int i = 0; i < effects.touched().size(); i++) { // the list may grow meanwhile
                LocalQueue queue = effects.touched().get(i);
                if (catalogue.find(queue.state.number) == queue) {
                    deadLetters.start(queue, effects, now);
                    receiving.serve(queue, effects, now);
                    agenda.update(queue);
                }
            }
            agenda.arm();
        }

        @Override
        public void refused(EngineUnavailableException reason) {
            Effects effects = new Effects();
            catalogue.all().forEach(queue -> receiving.failWaits(queue, reason, effects));
            ledger.afterTurn(effects);
        }
    }
}
