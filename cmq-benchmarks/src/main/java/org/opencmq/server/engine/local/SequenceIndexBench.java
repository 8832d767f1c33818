package org.opencmq.server.engine.local;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The index of a queue with 100,000 messages. */
@NullMarked
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SequenceIndexBench {

    private static final int MESSAGES = 100_000;

    private final SequenceIndex index = new SequenceIndex();
    private long next;

    /** Fills it. */
    @Setup
    public void fill() {
        while (next < MESSAGES) {
            index.add(message(next++));
        }
    }

    private static Message message(long sequence) {
        return new Message(sequence, "1", 1_024, 0, 0);
    }

    /** The oldest leaves, a new one comes. */
    @Benchmark
    public int removeFirstAddLast() {
        @Nullable Message first = index.first();
        if (first != null) {
            index.remove(first);
        }
        index.add(message(next++));
        return index.size();
    }

    /** Finds one in the middle. */
    @Benchmark
    public boolean find() {
        return index.get(next - MESSAGES / 2) != null;
    }
}
