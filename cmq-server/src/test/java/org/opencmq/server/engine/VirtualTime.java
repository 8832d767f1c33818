package org.opencmq.server.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.PriorityQueue;
import org.opencmq.server.engine.local.Wakeups;

/** A clock that stands still until it is told to go on, and then wakes whom it should, in order. Used by one test thread. */
public final class VirtualTime extends Clock implements Wakeups {

    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();
    private long now = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private long tickets;
    private int wakes;

    private record Alarm(long at, long ticket, Runnable task) implements Comparable<Alarm> {
        @Override
        public int compareTo(Alarm other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(ticket, other.ticket);
        }
    }

    /** Lets time pass; what falls due on the way is woken at its moment. */
    public void pass(Duration time) {
        long end = now() + time.toMillis();
        for (Alarm next = takeDue(end); next != null; next = takeDue(end)) {
            next.task.run();
        }
        synchronized (this) {
            now = end;
        }
    }

    /** How often somebody was woken so far. */
    public synchronized int wakes() {
        return wakes;
    }

    private synchronized Alarm takeDue(long end) {
        Alarm next = alarms.peek();
        if (next == null || next.at > end) {
            return null;
        }
        alarms.remove();
        now = Math.max(now, next.at);
        wakes++;
        return next;
    }

    private synchronized long now() {
        return now;
    }

    @Override
    public synchronized Runnable wake(long at, Runnable task) {
        Alarm alarm = new Alarm(at, tickets++, task);
        alarms.add(alarm);
        return () -> forget(alarm);
    }

    private synchronized void forget(Alarm alarm) {
        alarms.remove(alarm);
    }

    @Override
    public synchronized void close() {
        alarms.clear();
    }

    @Override
    public long millis() {
        return now();
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(now());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
