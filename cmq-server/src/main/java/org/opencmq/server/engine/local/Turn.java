package org.opencmq.server.engine.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one at a time, in the order of their coming: the owner of all queue state of an engine.
 *
 * <p>Whoever brings a task to an idle turn runs it at once, with no change of thread; while the turn is taken, others only
 * leave their tasks. Nobody works for others longer than one batch: what is left then goes to the thread
 * {@code cmq-engine-turn}, or is done by the same one when that thread cannot be had. Answers that a task prepares leave
 * after the turn is given up, so a caller's callback never holds it; one that throws does no harm to the others. An answer
 * that brings the next task, whose answer brings another, goes on at that thread too before the stack grows deep. Tasks must
 * not block and must not throw.
 */
final class Turn {

    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);
    private static final int BATCH = 128;
    private static final long IDLE_SECONDS = 5;

    /** How many turns one thread may begin inside of each other's answers. */
    private static final int DEEPEST = 16;

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Executor relief;
    private final Runnable epilogue;

    /** Who has the turn. Compared with the current thread only, which can be equal only if it was set by it. */
    private volatile @Nullable Thread holder;

    /** Touched by the holder only. */
    private List<Runnable> answers = new ArrayList<>();

    /** How many turns the current thread is in the answers of. */
    private final ThreadLocal<int[]> depth = ThreadLocal.withInitial(() -> new int[1]);

    /** Whether a task asked for the epilogue. Touched by the holder only. */
    private boolean epilogueDue;

    /**
     * A turn with something to do at last, off the turn.
     *
     * @param epilogue runs after the answers of a batch in which {@link #endWithEpilogue} was called
     */
    Turn(Runnable epilogue) {
        this(thread(), epilogue);
    }

    /** Hands over to this executor. */
    Turn(Executor relief, Runnable epilogue) {
        this.relief = relief;
        this.epilogue = epilogue;
    }

    private static Executor thread() {
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "cmq-engine-turn");
                    thread.setDaemon(true);
                    return thread;
                });
        one.allowCoreThreadTimeOut(true);
        return one;
    }

    /** Runs the task soon, after all that came before. */
    void run(Runnable task) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) {
            int[] nested = depth.get();
            if (nested[0] < DEEPEST || !HandOver.of(this::work, relief)) {
                nested[0]++;
                work();
                nested[0]--;
            }
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

    /** Makes the epilogue run, once, when the turn is given up and the answers have left. Only on the turn. */
    void endWithEpilogue() {
        epilogueDue = true;
    }

    /** Only one thread is ever in here: the one that raised {@link #waiting} from zero, or the one it handed over to. */
    private void work() {
        boolean more = true;
        while (more) {
            holder = Thread.currentThread();
            int done = batch();
            List<Runnable> toSay = answers;
            if (!toSay.isEmpty()) {
                answers = new ArrayList<>();
            }
            boolean withEpilogue = epilogueDue;
            epilogueDue = false;
            holder = null;
            more = waiting.addAndGet(-done) > 0 && !HandOver.of(this::work, relief);
            toSay.forEach(answer -> run(answer, "answer"));
            if (withEpilogue) {
                run(epilogue, "epilogue");
            }
        }
    }

    /** Runs what waits, up to a batch; how many it ran. */
    private int batch() {
        int done = 0;
        do {
            Runnable task = tasks.poll();
            if (task != null) { // always so: a task is added before it is counted
                run(task, "task");
            }
            done++;
        } while (waiting.get() > done && done < BATCH);
        return done;
    }

    /** What comes next must not suffer. */
    private static void run(Runnable work, String what) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LastWords.say(() -> LOG.error("engine=broken {} threw; please report it", what, e));
        }
    }
}
