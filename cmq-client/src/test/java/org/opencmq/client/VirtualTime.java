package org.opencmq.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only by pausing, at once. Used by one thread. */
final class VirtualTime implements CallTime {

    private final List<Duration> pauses = new ArrayList<>();
    private long nanos = 1_000_000_000L;

    List<Duration> pauses() {
        return pauses;
    }

    void pass(Duration duration) {
        nanos += duration.toNanos();
    }

    @Override
    public Instant now() {
        return Instant.ofEpochSecond(1_795_368_612).plusNanos(nanos);
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public void pause(Duration pause, CallOptions options) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pauses.add(pause);
        pass(pause);
    }
}
