package org.opencmq.server.engine.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one at a time, in the order of their coming: the owner of all queue state of an engine.
 *
 * <p>Whoever brings a task to an idle turn runs it at once, with no change of thread; while the turn is taken, others only
 * leave their tasks. Nobody works for others longer than one batch: what is left then goes to the thread
 * {@code cmq-engine-turn}. Answers that a task prepares leave after the turn is given up, so a caller's callback never holds
 * it. Tasks must not block and must not throw.
 */
final class Turn {

    private static final int BATCH = 128;
    private static final long IDLE_SECONDS = 5;

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final ThreadPoolExecutor relief;

    /** Who has the turn. Compared with the current thread only, which can be equal only if it was set by it. */
    private volatile @Nullable Thread holder;

    /** Touched by the holder only. */
    private List<Runnable> answers = new ArrayList<>();

    Turn() {
        relief = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "cmq-engine-turn");
            thread.setDaemon(true);
            return thread;
        });
        relief.allowCoreThreadTimeOut(true);
    }

    /** Runs the task soon, after all that came before. */
    void run(Runnable task) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) {
            work();
        }
    }

    /** Runs an answer when the turn is given up, at once on a thread that does not have it. */
    void answer(Runnable answer) {
        if (holder == Thread.currentThread()) {
            answers.add(answer);
        } else {
            answer.run();
        }
    }

    /** Only one thread is ever in here: the one that raised {@link #waiting} from zero, or the one it handed over to. */
    private void work() {
        holder = Thread.currentThread();
        int done = 0;
        int left;
        do {
            Runnable task = tasks.poll();
            if (task != null) { // always so: a task is added before it is counted
                task.run();
            }
            done++;
            left = waiting.get() - done;
        } while (left > 0 && done < BATCH);
        List<Runnable> toSay = answers;
        if (!toSay.isEmpty()) {
            answers = new ArrayList<>();
        }
        holder = null;
        if (waiting.addAndGet(-done) > 0) {
            relief.execute(this::work);
        }
        toSay.forEach(Runnable::run);
    }
}
