package org.opencmq.server.engine.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A queue as plainly as it can be written: one list, looked through from the start each time. The yardstick of a model test. */
final class NaiveQueue {

    private final long retention;
    private final long rewind;
    private final List<Item> items = new ArrayList<>();

    /** A message; {@code handle} is the text of its newest running lease, null when there is none. */
    static final class Item {
        final String id;
        final long sentAt;
        long visibleAt;
        long leasedUntil;
        int count;
        String handle;
        boolean endsWithProcess;
        boolean deleted;

        Item(String id, long sentAt, long visibleAt) {
            this.id = id;
            this.sentAt = sentAt;
            this.visibleAt = visibleAt;
        }
    }

    NaiveQueue(long retention, long rewind) {
        this.retention = retention;
        this.rewind = rewind;
    }

    void send(String id, long now, long delay) {
        items.add(new Item(id, now, now + delay));
    }

    /** What a receive must answer; the handles are noted by {@link #leased}. */
    List<Item> receive(int max, long now) {
        settle(now);
        return items.stream()
                .filter(item -> !item.deleted && item.visibleAt <= now)
                .limit(max)
                .toList();
    }

    void leased(Item item, String handle, long until, boolean inProcess) {
        item.count++;
        item.endsWithProcess = inProcess;
        item.handle = handle;
        item.leasedUntil = until;
        item.visibleAt = until;
    }

    /**
     * A restart knows a lease by its count and end, so that of a lease with another end no handle is left. Leases of
     * receivers in the process are over.
     */
    void restart(long now) {
        items.stream()
                .filter(item -> item.handle != null && item.endsWithProcess)
                .forEach(item -> item.visibleAt = now);
        settle(now);
        items.stream()
                .filter(item -> item.handle != null && item.visibleAt != item.leasedUntil)
                .forEach(item -> item.handle = "");
    }

    Optional<Item> find(String handle, long now) {
        settle(now);
        return items.stream().filter(item -> handle.equals(item.handle)).findFirst();
    }

    void delete(Item item, long now) {
        item.deleted = true;
        item.handle = null;
        settle(now);
    }

    void change(Item item, long timeout, long now) {
        item.visibleAt = now + timeout;
        item.endsWithProcess = false;
        settle(now);
    }

    void giveBack(Item item, long now) {
        item.count--;
        item.visibleAt = now;
        settle(now);
    }

    void rewind(long from, long now) {
        settle(now);
        items.stream().filter(item -> item.deleted && item.sentAt >= from).forEach(item -> {
            item.deleted = false;
            item.visibleAt = now;
        });
    }

    void purge() {
        items.clear();
    }

    Optional<Long> oldest(long now) {
        settle(now);
        return items.stream()
                .filter(item -> !item.deleted)
                .map(item -> item.sentAt)
                .min(Comparator.naturalOrder());
    }

    /** Active, inactive, delayed, rewindable. */
    List<Long> counts(long now) {
        settle(now);
        return List.of(
                count(item -> !item.deleted && item.visibleAt <= now),
                count(item -> !item.deleted && item.handle != null),
                count(item -> !item.deleted && item.visibleAt > now && item.handle == null),
                count(item -> item.deleted));
    }

    private long count(java.util.function.Predicate<Item> test) {
        return items.stream().filter(test).count();
    }

    private void settle(long now) {
        items.removeIf(item -> item.sentAt + (item.deleted ? rewind : retention) <= now);
        items.stream().filter(item -> item.visibleAt <= now).forEach(item -> item.handle = null);
    }
}
