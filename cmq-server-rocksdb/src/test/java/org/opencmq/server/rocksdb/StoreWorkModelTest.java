package org.opencmq.server.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencmq.server.engine.local.StoreException;
import org.opencmq.server.rocksdb.StoreWork.Committed;
import org.opencmq.server.rocksdb.StoreWork.Task;
import org.opencmq.server.rocksdb.WriteQueue.Write;

/**
 * Two workers and several callers, who help or do not, in random order: one commits and one tells at a time, everything is
 * told once, in order and not before it is on disk, also when the disk fails, and all end when the work is closed.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class StoreWorkModelTest {

    private static final int ROUNDS = 150;

    @ParameterizedTest
    @ValueSource(strings = {"callers wait", "callers wait for nothing", "closed in the midst", "the disk fails"})
    void everythingIsToldOnceAndInOrder(String way) throws Exception {
        long seed = Long.getLong("opencmq.seed", System.nanoTime());
        System.out.println("store work, " + way + ", -Dopencmq.seed=" + seed);
        for (int round = 0; round < ROUNDS; round++) {
            new Round(way, seed + round).play();
        }
    }

    /** One work and what was seen of it. */
    private static final class Round {

        private final StoreWork work = new StoreWork(60_000);
        private final String way;
        private final long seed;

        /** Locked by whoever puts, as the engine's turn does it. */
        private final List<Write> accepted = new ArrayList<>();

        private final List<Write> told = Collections.synchronizedList(new ArrayList<>());
        private final Set<Write> onDisk =
                Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        private final AtomicBoolean committing = new AtomicBoolean();
        private final AtomicBoolean telling = new AtomicBoolean();
        private final List<Throwable> wrong = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean failing;

        private Round(String way, long seed) {
            this.way = way;
            this.seed = seed;
        }

        void play() throws Exception {
            Random random = new Random(seed);
            List<Thread> workers = IntStream.range(0, 2)
                    .mapToObj(i -> start(this::work, seed + 1_000 + i))
                    .toList();
            List<Thread> callers = IntStream.rangeClosed(0, random.nextInt(4))
                    .mapToObj(i -> start(this::call, seed + 2_000 + i))
                    .toList();
            if (way.equals("the disk fails")) {
                LockSupport.parkNanos(random.nextInt(1_000_000));
                failing = true;
            }
            if (way.equals("closed in the midst")) {
                LockSupport.parkNanos(random.nextInt(2_000_000));
                work.close();
            }
            for (Thread caller : callers) {
                caller.join();
            }
            work.close();
            for (Thread worker : workers) {
                worker.join();
            }
            assertThat(wrong).as("seed %s", seed).isEmpty();
            assertThat(told).as("seed %s", seed).isEqualTo(accepted);
        }

        private Thread start(Part part, long partSeed) {
            Thread thread = new Thread(() -> {
                try {
                    part.play(new Random(partSeed));
                } catch (Exception | AssertionError e) {
                    wrong.add(e);
                }
            });
            thread.setDaemon(true);
            thread.start();
            return thread;
        }

        private void work(Random random) {
            for (Task task = work.next(); task != null; task = work.next()) {
                falter(random);
                if (task instanceof Task.Commit commit) {
                    commit(commit, random);
                } else if (task instanceof Task.Tell tell) {
                    tell(tell, random);
                }
                falter(random);
            }
        }

        private void call(Random random) throws ExecutionException, InterruptedException {
            try {
                for (int i = 10 + random.nextInt(40); i > 0; i--) {
                    Write last = putSome(random);
                    if (way.equals("callers wait") && last != null) {
                        last.done().get();
                    }
                    falter(random);
                }
            } catch (StoreException e) {
                // closed, or the disk failed
            }
        }

        /** Puts one write or some; the last that is durable, if there is one. */
        private @Nullable Write putSome(Random random) throws StoreException {
            @Nullable Write last = null;
            boolean helps = false;
            synchronized (accepted) {
                for (int i = random.nextInt(4) == 0 ? 5 : 1; i > 0; i--) {
                    boolean durable = random.nextInt(4) > 0;
                    long bytes = random.nextInt(10) == 0 ? 20_000 + random.nextInt(30_000) : 1 + random.nextInt(3_000);
                    Write write = new Write(List.of(), durable, bytes, new CompletableFuture<>());
                    if (durable && random.nextInt(3) > 0) {
                        helps = true;
                        work.putForHelper(write);
                    } else {
                        work.put(write);
                    }
                    accepted.add(write);
                    last = durable ? write : last;
                }
            }
            falter(random);
            if (helps) {
                help(random);
            }
            return last;
        }

        private void help(Random random) {
            Task.Commit commit = work.helpToCommit();
            if (commit == null) {
                return;
            }
            commit(commit, random);
            for (Task.Tell tell = work.helpToTell(); tell != null; tell = work.helpToTell()) {
                tell(tell, random);
            }
        }

        private void commit(Task.Commit commit, Random random) {
            assertThat(committing.getAndSet(true)).as("one commits").isFalse();
            falter(random);
            boolean fails = failing;
            if (!fails) {
                onDisk.addAll(commit.writes());
            }
            committing.set(false);
            if (fails) {
                work.failed(commit.writes(), new StoreException("the disk is full"));
            } else {
                boolean synced = commit.writes().stream().anyMatch(Write::durable);
                work.committed(commit.writes(), !synced);
            }
        }

        private void tell(Task.Tell tell, Random random) {
            assertThat(telling.getAndSet(true)).as("one tells").isFalse();
            for (Committed committed : tell.committed()) {
                for (Write write : committed.writes()) {
                    told.add(write);
                    assertThat(committed.failure() != null || onDisk.contains(write))
                            .isTrue();
                    write.done().complete(null); // also after a failure: the next put is refused
                    falter(random);
                }
            }
            telling.set(false);
            work.told();
        }
    }

    private interface Part {
        void play(Random random) throws Exception;
    }

    /** Lets others overtake, now and then. */
    private static void falter(Random random) {
        int kind = random.nextInt(12);
        if (kind < 2) {
            LockSupport.parkNanos(kind == 0 ? 1 : random.nextInt(60_000));
        }
    }
}
