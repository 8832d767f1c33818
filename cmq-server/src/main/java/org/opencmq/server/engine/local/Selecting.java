package org.opencmq.server.engine.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.opencmq.server.engine.Delivery;
import org.opencmq.server.engine.EngineUnavailableException;

/**
 * Receives by selector: bodies are read and tested off the turn, page by page behind the queue's {@link SelectorCursor};
 * a message that matches is leased only then, if it is still Active. A receiver whose wait is over is answered when all
 * that stood in the queue at its coming was looked at.
 */
final class Selecting {

    private static final int PAGE = 64;
    /** After so many pages a receiver gets what was found, if less than it asked for. */
    private static final int PATIENCE = 8;

    private static final int MOST_CURSORS = 16;
    private static final int MOST_RETURNED = 10_000;

    private final Ledger ledger;
    private final BodyReader reader;
    private final Receiving receiving;

    Selecting(Ledger ledger, BodyReader reader, Receiving receiving) {
        this.ledger = ledger;
        this.reader = reader;
        this.receiving = receiving;
    }

    /** Lets a receiver wait for what its selector matches, if only for one look at the queue. Only on the turn. */
    void await(LocalQueue queue, Waiter waiter, String selector, Predicate<byte[]> filter) {
        SelectorCursor cursor = cursorFor(queue, selector, filter);
        waiter.cursor = cursor;
        waiter.through = queue.state.lastSequence();
        cursor.waiters.add(waiter);
        queue.deadlines.add(waiter);
    }

    /** Goes on searching for those who wait. Only on the turn. */
    void serve(LocalQueue queue, Effects effects, long now) {
        for (Iterator<SelectorCursor> cursors = queue.state.cursors().iterator(); cursors.hasNext(); ) {
            SelectorCursor cursor = cursors.next();
            while (!cursor.searching && !cursor.waiters.isEmpty() && step(queue, cursor, effects, now)) {
                // one receiver was answered; the next one
            }
            if (!cursor.searching && cursor.waiters.isEmpty() && cursor.returnedCount() > MOST_RETURNED) {
                cursors.remove();
            }
        }
    }

    /** Answers a receiver or begins to read; false when there is nothing more to do for now. */
    private boolean step(LocalQueue queue, SelectorCursor cursor, Effects effects, long now) {
        Waiter first = cursor.waiters.iterator().next();
        if (first.cancel.isCancelled()) {
            leave(queue, cursor, first, now);
            effects.answer(first.answer, List.of());
            return true;
        }
        int max = Math.min(first.options.max(), queue.state.leasable());
        cursor.found.removeIf(message -> !queue.state.isActive(message));
        boolean enough = cursor.found.size() >= max || (!cursor.found.isEmpty() && cursor.pages >= PATIENCE);
        boolean lookedAtAll = cursor.after >= first.through && cursor.returnedCount() == 0;
        boolean mayLookOn = !enough && !(first.isLate(now) && lookedAtAll);
        List<Message> page = mayLookOn ? cursor.nextPage(queue.state, PAGE, now) : List.of();
        if (!page.isEmpty()) {
            look(queue, cursor, page, effects);
            return false;
        }
        if (max > 0 && !cursor.found.isEmpty()) {
            cursor.found.sort(Comparator.comparingLong(message -> message.sequence));
            List<Message> taken = List.copyOf(cursor.found.subList(0, Math.min(max, cursor.found.size())));
            cursor.found.removeAll(taken);
            leave(queue, cursor, first, now);
            receiving.lease(queue, taken, first, effects, now);
            return true;
        }
        for (Waiter waiter : List.copyOf(cursor.waiters)) {
            if (waiter.isLate(now)) {
                leave(queue, cursor, waiter, now);
                effects.answer(waiter.answer, List.of());
            }
        }
        return false;
    }

    private static void leave(LocalQueue queue, SelectorCursor cursor, Waiter waiter, long now) {
        queue.remove(waiter);
        queue.receivedAt = now;
        cursor.pages = 0;
        if (cursor.waiters.isEmpty()) {
            cursor.putFoundBack();
        }
    }

    private void look(LocalQueue queue, SelectorCursor cursor, List<Message> page, Effects effects) {
        cursor.searching = true;
        cursor.pages++;
        BodyReader.Wanted wanted = BodyReader.Wanted.of(queue, page);
        effects.afterwards(failure -> {
            if (failure == null) {
                reader.fetch(wanted, fetched -> test(queue, cursor, page, fetched));
            }
        });
    }

    private void test(LocalQueue queue, SelectorCursor cursor, List<Message> page, BodyReader.Fetched fetched) {
        List<Message> matching = new ArrayList<>();
        List<Message> unread = new ArrayList<>(0);
        StoreException reason = fetched.failure();
        for (int i = 0; i < page.size(); i++) {
            byte[] body = fetched.bodies()[i];
            try {
                if (body == null) {
                    unread.add(page.get(i));
                } else if (cursor.filter.test(body)) {
                    matching.add(page.get(i));
                }
            } catch (RuntimeException | Error e) { // whoever waits must hear of it, and nobody miss the message
                unread.add(page.get(i));
                reason = new StoreException("the selector could not be applied: " + e, e);
            }
        }
        searched(queue, cursor, matching, unread, reason);
    }

    private void searched(
            LocalQueue queue,
            SelectorCursor cursor,
            List<Message> matching,
            List<Message> unread,
            @Nullable StoreException reason) {
        CompletableFuture<Void> nobodyAsks = new CompletableFuture<>();
        ledger.post(false, nobodyAsks, (effects, now) -> {
            cursor.searching = false;
            effects.touch(queue);
            cursor.found.addAll(matching);
            unread.removeIf(message -> !queue.state.isActive(message));
            if (!unread.isEmpty() && reason != null) {
                failWaits(queue, cursor, reason, effects, now);
                unread.forEach(cursor::turnedActive);
            }
            if (cursor.waiters.isEmpty()) {
                cursor.putFoundBack();
            }
        });
    }

    private static void failWaits(
            LocalQueue queue, SelectorCursor cursor, StoreException unread, Effects effects, long now) {
        EngineUnavailableException reason =
                new EngineUnavailableException("a message body cannot be looked at: " + unread.getMessage(), unread);
        for (Waiter waiter : List.copyOf(cursor.waiters)) {
            leave(queue, cursor, waiter, now);
            CompletableFuture<List<Delivery>> answer = waiter.answer;
            effects.afterwards(failure -> answer.completeExceptionally(reason));
        }
    }

    private static SelectorCursor cursorFor(LocalQueue queue, String selector, Predicate<byte[]> filter) {
        List<SelectorCursor> cursors = queue.state.cursors();
        for (SelectorCursor cursor : cursors) {
            if (cursor.selector.equals(selector)) {
                return cursor;
            }
        }
        if (cursors.size() >= MOST_CURSORS) {
            for (SelectorCursor cursor : cursors) {
                if (!cursor.searching && cursor.waiters.isEmpty()) {
                    cursors.remove(cursor);
                    break;
                }
            }
        }
        SelectorCursor cursor = new SelectorCursor(selector, filter);
        cursors.add(cursor);
        return cursor;
    }
}
