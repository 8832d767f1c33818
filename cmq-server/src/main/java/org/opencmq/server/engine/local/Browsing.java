package org.opencmq.server.engine.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.opencmq.server.engine.Engine.PeekPage;
import org.opencmq.server.engine.Engine.Peeked;
import org.opencmq.server.engine.EngineUnavailableException;
import org.opencmq.server.engine.QueueKey;

/** Looks at messages in the order of their places. */
final class Browsing {

    private static final int RADIX = 36;

    private final Ledger ledger;
    private final Catalogue catalogue;
    private final BodyReader reader;

    /** A message as it was when it was looked at. */
    private record Look(Message message, long visibleAt, int dequeueCount, boolean leased) {

        Peeked with(byte[] body) {
            return new Peeked(
                    message.msgId(),
                    body,
                    Instant.ofEpochMilli(message.enqueuedAt),
                    Instant.ofEpochMilli(visibleAt),
                    dequeueCount,
                    leased);
        }
    }

    Browsing(Ledger ledger, Catalogue catalogue, BodyReader reader) {
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.reader = reader;
    }

    /** A marker is the place of the last message of its page, in base 36. */
    CompletableFuture<PeekPage> peek(QueueKey key, int max, String marker) {
        CompletableFuture<PeekPage> answer = new CompletableFuture<>();
        long after;
        try {
            after = marker.isEmpty() ? Long.MIN_VALUE : Long.parseLong(marker, RADIX);
        } catch (NumberFormatException e) {
            answer.completeExceptionally(new IllegalArgumentException(
                    "a marker is what an earlier page ended with, or empty; was \"" + marker + "\"", e));
            return answer;
        }
        ledger.post(false, answer, (effects, now) -> {
            LocalQueue queue = catalogue.open(key, now, effects);
            List<Message> page = queue.state.page(after, max + 1);
            String next = "";
            if (page.size() > max) {
                page.remove(max);
                next = Long.toString(page.get(max - 1).sequence, RADIX);
            }
            page.removeIf(message -> !queue.state.isShown(message, now));
            look(queue, page, next, answer, effects);
        });
        return answer;
    }

    private void look(
            LocalQueue queue, List<Message> page, String next, CompletableFuture<PeekPage> answer, Effects effects) {
        BodyReader.Wanted wanted = BodyReader.Wanted.of(queue, page);
        List<Look> looks = new ArrayList<>(page.size());
        for (Message message : page) {
            boolean leased = message.state == Message.State.LEASED;
            looks.add(new Look(message, message.dueAt, message.dequeueCount, leased));
        }
        effects.afterwards(failure -> {
            if (failure != null) {
                answer.completeExceptionally(failure);
            } else {
                reader.fetch(wanted, fetched -> show(queue, looks, fetched, next, answer));
            }
        });
    }

    /** A message that went meanwhile is passed over. */
    private void show(
            LocalQueue queue,
            List<Look> looks,
            BodyReader.Fetched fetched,
            String next,
            CompletableFuture<PeekPage> answer) {
        List<Peeked> seen = new ArrayList<>(looks.size());
        List<Message> unread = new ArrayList<>(0);
        for (int i = 0; i < looks.size(); i++) {
            byte[] body = fetched.bodies()[i];
            if (body != null) {
                seen.add(looks.get(i).with(body));
            } else {
                unread.add(looks.get(i).message);
            }
        }
        PeekPage page = new PeekPage(seen, next);
        StoreException reason = fetched.failure();
        if (unread.isEmpty() || reason == null) {
            answer.complete(page);
            return;
        }
        ledger.post(false, answer, (effects, now) -> {
            if (unread.stream().anyMatch(queue.state::holds)) {
                EngineUnavailableException failure =
                        new EngineUnavailableException("a message body cannot be read: " + reason.getMessage(), reason);
                effects.afterwards(lost -> answer.completeExceptionally(failure));
            } else {
                effects.answer(answer, page);
            }
        });
    }
}
