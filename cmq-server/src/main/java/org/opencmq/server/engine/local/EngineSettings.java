package org.opencmq.server.engine.local;

import java.time.Duration;
import java.util.Optional;

/**
 * What can be set of a {@link LocalEngine}.
 *
 * @param restAfterDelete how long the name of a deleted queue rests before a queue of that name can be created; zero for
 *     not at all
 * @param maxDelayed most delayed messages of one queue
 * @param maxInactive most leased messages of one queue
 * @param bodyCacheBytes most bytes of just-sent bodies kept in memory, so that a quick receiver costs no read; nothing is
 *     kept when the store answers from memory anyway
 * @param readers most threads that read bodies from the store
 * @param filters the selector language; empty when the engine shall not select
 * @param trace hears the steps of messages in traced queues
 */
public record EngineSettings(
        Duration restAfterDelete,
        int maxDelayed,
        int maxInactive,
        long bodyCacheBytes,
        int readers,
        Optional<MessageFilters> filters,
        MessageTrace trace) {

    /** CMQ's limits, 32 MiB of bodies, two readers, no selectors, no trace. */
    public static final EngineSettings DEFAULT = new EngineSettings(
            Duration.ofSeconds(30), 20_000, 100_000, 32L << 20, 2, Optional.empty(), MessageTrace.NONE);

    /** Checks the ranges. */
    public EngineSettings {
        if (restAfterDelete.isNegative()) {
            throw new IllegalArgumentException("restAfterDelete must not be negative, was " + restAfterDelete);
        }
        if (maxDelayed < 0 || maxInactive < 1 || bodyCacheBytes < 0 || readers < 1) {
            throw new IllegalArgumentException(
                    "maxDelayed and bodyCacheBytes must be at least 0, maxInactive and readers" + " at least 1; were "
                            + maxDelayed + ", " + bodyCacheBytes + ", " + maxInactive + ", " + readers);
        }
    }

    /** The same with another rest of names. */
    public EngineSettings withRestAfterDelete(Duration rest) {
        return new EngineSettings(rest, maxDelayed, maxInactive, bodyCacheBytes, readers, filters, trace);
    }

    /** The same with other limits of delayed and leased messages. */
    public EngineSettings withLimits(int delayed, int inactive) {
        return new EngineSettings(restAfterDelete, delayed, inactive, bodyCacheBytes, readers, filters, trace);
    }

    /** The same with another size of the body cache. */
    public EngineSettings withBodyCacheBytes(long bytes) {
        return new EngineSettings(restAfterDelete, maxDelayed, maxInactive, bytes, readers, filters, trace);
    }

    /** The same with a selector language. */
    public EngineSettings withFilters(MessageFilters language) {
        return new EngineSettings(
                restAfterDelete, maxDelayed, maxInactive, bodyCacheBytes, readers, Optional.of(language), trace);
    }

    /** The same with a trace. */
    public EngineSettings withTrace(MessageTrace listener) {
        return new EngineSettings(restAfterDelete, maxDelayed, maxInactive, bodyCacheBytes, readers, filters, listener);
    }
}
