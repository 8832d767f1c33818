package org.opencmq.server.engine.local;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.opencmq.server.engine.Engine.CreateOutcome;
import org.opencmq.server.engine.Engine.QueueDescription;
import org.opencmq.server.engine.Engine.QueuePage;
import org.opencmq.server.engine.NoSuchQueueException;
import org.opencmq.server.engine.QueueConfig;
import org.opencmq.server.engine.QueueKey;
import org.opencmq.server.engine.local.MessageStore.Change;

/**
 * Which queues there are, and which names rest. Kept as records: {@code q/ACCOUNT/NAME} a queue, {@code z/ACCOUNT/NAME} the
 * end of a rest (8 bytes, ms), {@code e/state} how often the engine started and the next queue number (8 bytes each). Owned
 * by the engine's turn.
 */
final class Catalogue {

    static final String QUEUE_PREFIX = "q/";
    static final String REST_PREFIX = "z/";
    static final String STATE_KEY = "e/state";

    /** Numbers given out in one run of the engine leave this much room, so that none is ever given out twice. */
    private static final int RUN_BITS = 40;

    private final Map<String, LocalQueue> queues = new HashMap<>();
    private final Map<Long, LocalQueue> byNumber = new HashMap<>();
    private final Map<String, TreeMap<String, LocalQueue>> byAccount = new HashMap<>();

    /** Ends of rests by lookup name; oldest first, since all rest equally long. */
    private final Map<String, Long> resting = new LinkedHashMap<>();

    private final EngineSettings settings;
    private final BodyCache bodies;
    private long generation = 1;
    private long nextQueue = 1;
    private long lastRevision = generation << RUN_BITS;

    Catalogue(EngineSettings settings, BodyCache bodies) {
        this.settings = settings;
        this.bodies = bodies;
    }

    // ---- opening

    /** Takes the records back that the store kept, before any message. */
    void restore(SortedMap<String, byte[]> records, long now) throws StoreException {
        byte[] state = records.get(STATE_KEY);
        if (state != null) {
            if (state.length != 2 * Long.BYTES) {
                throw new StoreException("record " + STATE_KEY + " must have 16 bytes, has " + state.length);
            }
            ByteBuffer numbers = ByteBuffer.wrap(state);
            generation = numbers.getLong() + 1;
            nextQueue = numbers.getLong();
            lastRevision = generation << RUN_BITS;
        }
        for (Map.Entry<String, byte[]> kept : records.entrySet()) {
            String key = kept.getKey();
            if (key.startsWith(QUEUE_PREFIX)) {
                enter(QueueRecord.read(key, kept.getValue()), now);
            } else if (key.startsWith(REST_PREFIX)) {
                resting.put(key.substring(REST_PREFIX.length()), restEnd(key, kept.getValue()));
            }
        }
    }

    /** What must be durable before this run gives anything out. */
    Change state() {
        byte[] numbers = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(generation)
                .putLong(nextQueue)
                .array();
        return new Change.PutRecord(STATE_KEY, numbers);
    }

    long generation() {
        return generation;
    }

    /** A number greater than all before, also those before a restart. */
    long nextRevision() {
        return ++lastRevision;
    }

    // ---- finding

    LocalQueue require(QueueKey key) throws NoSuchQueueException {
        LocalQueue queue = queues.get(key.lookup());
        if (queue == null) {
            throw new NoSuchQueueException(key);
        }
        return queue;
    }

    /** The queue as it is at this moment, for a command that may change it. */
    LocalQueue open(QueueKey key, long now, Effects effects) throws NoSuchQueueException {
        LocalQueue queue = require(key);
        effects.touch(queue);
        queue.state.advance(now, effects);
        return queue;
    }

    @Nullable
    LocalQueue find(QueueKey key) {
        return queues.get(key.lookup());
    }

    @Nullable
    LocalQueue find(long number) {
        return byNumber.get(number);
    }

    Collection<LocalQueue> all() {
        return queues.values();
    }

    QueuePage page(String account, String searchWord, int offset, int limit) {
        String word = searchWord.toLowerCase(Locale.ROOT);
        long total = 0;
        List<QueueDescription> page = new ArrayList<>();
        for (Map.Entry<String, LocalQueue> entry : ofAccount(account).entrySet()) {
            if (entry.getKey().contains(word)) {
                if (total >= offset && page.size() < limit) {
                    page.add(entry.getValue().description());
                }
                total++;
            }
        }
        return new QueuePage(total, page);
    }

    List<QueueDescription> sourcesOf(QueueKey target) {
        List<QueueDescription> sources = new ArrayList<>();
        for (LocalQueue queue : ofAccount(target.account()).values()) {
            queue.state
                    .config()
                    .deadLetter()
                    .filter(policy -> policy.target().key().equals(target.name().key()))
                    .ifPresent(policy -> sources.add(queue.description()));
        }
        return sources;
    }

    // ---- changing

    CreateOutcome create(QueueKey key, QueueConfig config, long now, Effects effects) {
        LocalQueue existing = find(key);
        if (existing != null) {
            return new CreateOutcome.Exists(existing.description());
        }
        forgetRests(now, effects);
        Long restsUntil = resting.get(key.lookup());
        if (restsUntil != null) {
            return new CreateOutcome.Resting(Instant.ofEpochMilli(restsUntil));
        }
        QueueRecord made = new QueueRecord(key, nextQueue++, newQueueId(), config, nextRevision(), now, now);
        LocalQueue queue = enter(made, now);
        effects.keep(state());
        effects.keep(new Change.PutRecord(QUEUE_PREFIX + key.lookup(), made.write()));
        effects.touch(queue);
        return new CreateOutcome.Created(queue.description());
    }

    void update(LocalQueue queue, QueueConfig config, long now, Effects effects) {
        queue.state.configure(config);
        queue.modifiedAt = now;
        queue.revision = nextRevision();
        effects.keep(new Change.PutRecord(
                QUEUE_PREFIX + queue.key.lookup(), queue.toRecord().write()));
        effects.touch(queue);
    }

    /** Takes a queue out with its messages; its waiting receivers are for the caller to tell. */
    void delete(LocalQueue queue, boolean rest, long now, Effects effects) {
        String lookup = queue.key.lookup();
        queues.remove(lookup);
        byNumber.remove(queue.state.number);
        Map<String, LocalQueue> names = ofAccount(queue.key.account());
        names.remove(queue.key.name().key());
        if (names.isEmpty()) {
            byAccount.remove(queue.key.account());
        }
        queue.state.purge(effects);
        effects.keep(new Change.RemoveRecord(QUEUE_PREFIX + lookup));
        forgetRests(now, effects);
        if (rest && !settings.restAfterDelete().isZero()) {
            long until = now + settings.restAfterDelete().toMillis();
            resting.put(lookup, until);
            effects.keep(new Change.PutRecord(
                    REST_PREFIX + lookup,
                    ByteBuffer.allocate(Long.BYTES).putLong(until).array()));
        }
    }

    private LocalQueue enter(QueueRecord made, long now) {
        long firstSequence = (generation << RUN_BITS) + 1;
        QueueState state = new QueueState(made.key(), made.number(), made.config(), firstSequence, settings, bodies);
        LocalQueue queue = new LocalQueue(made, state, now);
        queues.put(made.key().lookup(), queue);
        byNumber.put(made.number(), queue);
        byAccount
                .computeIfAbsent(made.key().account(), account -> new TreeMap<>())
                .put(made.key().name().key(), queue);
        return queue;
    }

    private Map<String, LocalQueue> ofAccount(String account) {
        return byAccount.getOrDefault(account, new TreeMap<>());
    }

    private void forgetRests(long now, Effects effects) {
        resting.entrySet().removeIf(rest -> {
            boolean over = rest.getValue() <= now;
            if (over) {
                effects.keep(new Change.RemoveRecord(REST_PREFIX + rest.getKey()));
            }
            return over;
        });
    }

    private static long restEnd(String recordKey, byte[] value) throws StoreException {
        if (value.length != Long.BYTES) {
            throw new StoreException("record " + recordKey + " must have 8 bytes, has " + value.length);
        }
        return ByteBuffer.wrap(value).getLong();
    }

    /** A new identifier as classic CMQ spells it. */
    private static String newQueueId() {
        byte[] letters = new byte[8];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (byte) Character.forDigit(ThreadLocalRandom.current().nextInt(36), 36);
        }
        return "queue-" + new String(letters, StandardCharsets.US_ASCII);
    }
}
