package org.opencmq.server.engine.local;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opencmq.server.engine.EngineUnavailableException;
import org.opencmq.server.engine.NoSuchQueueException;
import org.opencmq.server.engine.TooManyInactiveException;
import org.opencmq.server.engine.local.MessageStore.Change;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries commands out one at a time: state changes at once, what must be kept goes to the store in the same order, and the
 * answer leaves when it is kept. When the store fails, or a command breaks, no further command is carried out, so that
 * memory never drifts from what is kept. Safe from any thread; commands run on the {@link Turn}.
 */
final class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    private final MessageStore store;
    private final Clock clock;
    private final MessageTrace trace;
    private final Turn turn;

    /** What follows every command on the turn: waiting receivers, due times. */
    private final Settlement settlement;

    /** Why commands are refused; null while they are not. Written on the turn. */
    private volatile @Nullable EngineUnavailableException refusal;

    private long now;
    private CompletableFuture<Void> lastDurable = DONE;

    /** A step on the turn; a checked exception means that nothing was changed on behalf of the caller. */
    interface Command<R> {
        R run(Effects effects, long now) throws NoSuchQueueException, TooManyInactiveException;
    }

    /** A step on the turn that answers by itself. */
    interface Task {
        void run(Effects effects, long now) throws NoSuchQueueException, TooManyInactiveException;
    }

    /** Told on the turn. */
    interface Settlement {

        /** A command is done; its effects may still grow. */
        void settle(Effects effects, long now);

        /** No command is carried out any more; whoever waits must be told. */
        void refused(EngineUnavailableException reason);
    }

    Ledger(MessageStore store, Clock clock, MessageTrace trace, Settlement settlement) {
        this.store = store;
        this.turn = new Turn(store::help);
        this.clock = clock;
        this.trace = trace;
        this.settlement = settlement;
    }

    /** Carries a command out; answers when its effects are durable. */
    <R> CompletableFuture<R> durably(Command<R> command) {
        CompletableFuture<R> answer = new CompletableFuture<>();
        post(true, answer, (effects, time) -> effects.answer(answer, command.run(effects, time)));
        return answer;
    }

    /** Carries a command out whose effects a crash may undo. */
    <R> CompletableFuture<R> lazily(Command<R> command) {
        CompletableFuture<R> answer = new CompletableFuture<>();
        post(false, answer, (effects, time) -> effects.answer(answer, command.run(effects, time)));
        return answer;
    }

    /** Carries a task out; what refuses it fails the answer. */
    void post(boolean durable, CompletableFuture<?> answer, Task task) {
        turn.run(() -> carryOut(durable, answer, task));
    }

    /** The reason why commands are refused; null while they are not. */
    @Nullable
    EngineUnavailableException refusal() {
        return refusal;
    }

    /** Refuses every later command; the first reason stays. */
    void refuse(EngineUnavailableException reason) {
        turn.run(() -> refuseNow(reason));
    }

    /** Milliseconds since the epoch, never going back. Only on the turn. */
    private long tick() {
        now = Math.max(now, clock.millis());
        return now;
    }

    private void carryOut(boolean durable, CompletableFuture<?> answer, Task task) {
        EngineUnavailableException refused = refusal;
        if (refused != null) {
            turn.answer(() -> answer.completeExceptionally(refused));
            return;
        }
        Effects effects = new Effects();
        try {
            long time = tick();
            try {
                task.run(effects, time);
            } catch (NoSuchQueueException | TooManyInactiveException e) {
                effects.afterwards(failure -> answer.completeExceptionally(failure == null ? e : failure));
            }
            settlement.settle(effects, time);
            keep(durable, effects);
        } catch (RuntimeException | Error e) { // memory that runs out in the middle of it, for one
            EngineUnavailableException reason =
                    new EngineUnavailableException("the engine stopped because a command broke: " + e, e);
            try {
                refuseNow(reason);
            } finally {
                turn.answer(() -> {
                    answer.completeExceptionally(reason);
                    effects.afterwards().forEach(action -> action.accept(reason));
                });
            }
            LastWords.say(() -> LOG.error("engine=stopped reason=\"a command broke, state may be wrong; restart\"", e));
        }
    }

    private void keep(boolean durable, Effects effects) {
        CompletableFuture<Void> kept;
        if (effects.changes().isEmpty()) {
            kept = durable ? lastDurable : DONE;
        } else {
            kept = write(effects.changes(), durable).toCompletableFuture();
            if (durable) {
                lastDurable = kept;
                noteSends(effects, kept);
            }
        }
        CompletionStage<Void> stage = kept;
        stage.whenComplete((nothing, failure) -> turn.answer(() -> finish(effects, failure)));
    }

    /** Whoever had the turn helps the store at last: the answers left wait for nothing else. */
    private CompletionStage<Void> write(List<Change> changes, boolean durable) {
        if (!durable) {
            return store.write(changes, false);
        }
        turn.endWithEpilogue();
        return store.writeWithHelp(changes);
    }

    private static void noteSends(Effects effects, CompletableFuture<Void> kept) {
        if (kept.isDone()) {
            return;
        }
        for (LocalQueue queue : effects.touched()) {
            long from = Long.MAX_VALUE;
            long through = 0;
            for (Change change : effects.changes()) {
                if (change instanceof Change.PutMessage put && put.head().queue() == queue.state.number) {
                    from = Math.min(from, put.head().sequence());
                    through = Math.max(through, put.head().sequence());
                }
            }
            if (through > 0) {
                queue.unsure.add(from, through, kept);
            }
        }
    }

    private void finish(Effects effects, @Nullable Throwable failure) {
        EngineUnavailableException reason = null;
        if (failure != null) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            reason = new EngineUnavailableException("the store failed: " + cause.getMessage(), cause);
            refuse(reason);
        } else {
            effects.steps().forEach(trace::heard);
        }
        for (Consumer<@Nullable EngineUnavailableException> action : effects.afterwards()) {
            action.accept(reason);
        }
    }

    /** Carries out what waits for the end of the turn, with nothing to keep. Only on the turn. */
    void afterTurn(Effects effects) {
        turn.answer(() -> finish(effects, null));
    }

    private void refuseNow(EngineUnavailableException reason) {
        if (refusal == null) {
            refusal = reason;
            settlement.refused(reason);
        }
    }
}
