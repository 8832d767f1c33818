package org.opencmq.server.trace;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.TraceStep;

/** Keeps steps and finds them again. Safe from any thread. */
public interface TraceLog extends AutoCloseable {

    /** Keeps a step, soon. Returns at once: a step for which there is no room is dropped and counted. */
    void append(TraceEntry entry);

    /**
     * Finds steps, those appended before included.
     *
     * @return oldest first; refused with 4480 while too many others ask, fails when files cannot be read
     */
    CompletionStage<List<TraceStep>> query(TraceQuery query);

    /** What was counted by now. */
    Report report();

    /** Keeps what was appended, and ends. May be called again. */
    @Override
    void close();

    /**
     * As {@link #close()}, and returns after about this time at the latest: what is not kept by then is lost, counted and
     * logged.
     */
    default void close(Duration patience) {
        close();
    }

    /**
     * What a log counted.
     *
     * @param kept steps that were kept
     * @param dropped steps that were lost, because too many came at once or a file could not be written
     */
    record Report(long kept, long dropped) {}
}
