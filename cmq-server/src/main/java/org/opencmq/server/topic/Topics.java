package org.opencmq.server.topic;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.FilterType;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.engine.EngineUnavailableException;
import org.opencmq.server.engine.Records;
import org.opencmq.server.engine.Records.Entry;

/**
 * Creates, changes, lists and deletes topics. Holds nothing itself: the engine's records are the truth, and a change is
 * made from the revision it was read at, so several servers over one engine agree. Safe from any thread.
 *
 * <p>A stage fails with a {@link org.opencmq.protocol.error.Refusal} of the reference's section 12.3 when the request
 * cannot be carried out.
 */
public final class Topics {

    private static final int FORGOTTEN_AT_ONCE = 100;

    private final Engine engine;
    private final TopicLimits limits;
    private final Clock clock;
    private final Identifiers identifiers = new Identifiers();

    /** Works on the engine's records. */
    public Topics(Engine engine, TopicLimits limits, Clock clock) {
        this.engine = engine;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * One page of an account's topics, ordered by name.
     *
     * @param total how many match in all
     */
    public record TopicPage(int total, List<Topic> topics) {}

    /** A topic with the revision it was read at. */
    record Found(Topic topic, long revision) {

        boolean lives() {
            return topic.deleteTime().isEmpty();
        }
    }

    /** Creates a topic; 4460 when the name is taken, 6040 while it rests, 4450 when the account has too many. */
    public CompletionStage<Topic> create(TopicKey key, int maxMsgSize, FilterType filter, boolean traced) {
        Instant now = clock.instant();
        Topic topic =
                new Topic(identifiers.topic(), key.name(), maxMsgSize, filter, traced, now, now, Optional.empty());
        return all(key.account()).thenCompose(all -> {
            forgetRested(all, key, now);
            return all.stream().filter(Found::lives).count() >= limits.topicsPerAccount()
                    ? refuseCreation(key)
                    : create(key, topic, now);
        });
    }

    /** Removes what is left of topics whose names have rested, a few at a time; for nobody but whoever makes topics adds more. */
    private void forgetRested(List<Found> all, TopicKey except, Instant now) {
        all.stream()
                .filter(found -> !found.lives() && !rests(found.topic(), now))
                .map(found ->
                        Map.entry(new TopicKey(except.account(), found.topic().name()), found.revision()))
                .filter(rested -> !rested.getKey().recordKey().equals(except.recordKey()))
                .limit(FORGOTTEN_AT_ONCE)
                .forEach(rested -> engine.records().remove(rested.getKey().recordKey(), rested.getValue()));
    }

    private boolean rests(Topic deleted, Instant now) {
        return deleted.deleteTime()
                .filter(time -> now.isBefore(time.plus(limits.nameRest())))
                .isPresent();
    }

    private CompletionStage<Topic> refuseCreation(TopicKey key) {
        return engine.records()
                .get(key.recordKey())
                .thenCompose(entry ->
                        Stages.refused(entry.isPresent() ? CmqErrorCode.TOPIC_EXISTS : CmqErrorCode.TOPIC_COUNT_LIMIT));
    }

    private CompletionStage<Topic> create(TopicKey key, Topic topic, Instant now) {
        return engine.records().get(key.recordKey()).thenCompose(old -> {
            long revision = Records.ABSENT;
            if (old.isPresent()) {
                Topic former;
                try {
                    former = TopicRecords.topic(old.get().value());
                } catch (EngineUnavailableException e) {
                    return Stages.failed(e);
                }
                if (former.deleteTime().isEmpty()) {
                    return Stages.refused(CmqErrorCode.TOPIC_EXISTS);
                }
                if (rests(former, now)) {
                    return Stages.refused(CmqErrorCode.TOPIC_NAME_RESTING);
                }
                revision = old.get().revision();
            }
            return engine.records()
                    .put(key.recordKey(), TopicRecords.write(topic), revision)
                    // somebody else made it meanwhile, or removed what was left of the one before
                    .thenCompose(stored -> stored.isPresent() ? Stages.done(topic) : create(key, topic, now));
        });
    }

    /** The topic; 4440 when there is none. */
    public CompletionStage<Topic> describe(TopicKey key) {
        return find(key).thenApply(Found::topic);
    }

    CompletionStage<Found> find(TopicKey key) {
        return engine.records().get(key.recordKey()).thenCompose(entry -> {
            if (entry.isEmpty()) {
                return Stages.refused(CmqErrorCode.NO_SUCH_TOPIC);
            }
            try {
                Topic topic = TopicRecords.topic(entry.get().value());
                return topic.deleteTime().isPresent()
                        ? Stages.refused(CmqErrorCode.NO_SUCH_TOPIC)
                        : Stages.done(new Found(topic, entry.get().revision()));
            } catch (EngineUnavailableException e) {
                return Stages.failed(e);
            }
        });
    }

    /** Changes what can change; empty leaves a setting as it is. */
    public CompletionStage<Topic> change(TopicKey key, Optional<Integer> maxMsgSize, Optional<Boolean> traced) {
        return find(key).thenCompose(found -> {
            Topic changed = found.topic()
                    .changed(
                            maxMsgSize.orElse(found.topic().maxMsgSize()),
                            traced.orElse(found.topic().traced()),
                            clock.instant());
            return engine.records()
                    .put(key.recordKey(), TopicRecords.write(changed), found.revision())
                    .thenCompose(stored -> stored.isPresent() ? Stages.done(changed) : change(key, maxMsgSize, traced));
        });
    }

    /** Deletes a topic; 4000(10540) while it has subscriptions. */
    public CompletionStage<Void> delete(TopicKey key) {
        return find(key)
                .thenCompose(
                        found -> engine.records().list(key.subscriptionPrefix()).thenCompose(subscriptions -> {
                            if (!subscriptions.isEmpty()) {
                                return Stages.refused(CmqErrorCode.TOPIC_HAS_SUBSCRIPTIONS);
                            }
                            Topic deleted = found.topic().deleted(clock.instant());
                            return engine.records()
                                    .put(key.recordKey(), TopicRecords.write(deleted), found.revision())
                                    .thenCompose(stored -> stored.isPresent() ? Stages.nothing() : delete(key));
                        }));
    }

    /** Some of an account's topics whose name contains the word, ignoring case. */
    public CompletionStage<TopicPage> list(String account, String searchWord, int offset, int limit) {
        String wanted = searchWord.toLowerCase(Locale.ROOT);
        return all(account).thenApply(all -> {
            List<Topic> matching = all.stream()
                    .filter(Found::lives)
                    .map(Found::topic)
                    .filter(topic -> topic.name().key().contains(wanted))
                    .toList();
            List<Topic> page = matching.stream().skip(offset).limit(limit).toList();
            return new TopicPage(matching.size(), page);
        });
    }

    /** The topics of an account by name, and what is left of those that were deleted. */
    private CompletionStage<List<Found>> all(String account) {
        return engine.records().list(TopicKey.TOPICS + account + '/').thenCompose(entries -> {
            List<Found> all = new ArrayList<>(entries.size());
            for (Entry entry : entries) {
                try {
                    all.add(new Found(TopicRecords.topic(entry.value()), entry.revision()));
                } catch (EngineUnavailableException e) {
                    return Stages.failed(e);
                }
            }
            return Stages.done(all);
        });
    }
}
