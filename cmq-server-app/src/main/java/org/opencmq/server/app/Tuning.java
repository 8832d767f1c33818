package org.opencmq.server.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opencmq.server.config.Limits;
import org.opencmq.server.config.Rates;
import org.opencmq.server.engine.local.EngineSettings;
import org.opencmq.server.topic.TopicLimits;
import org.opencmq.server.trace.FolderShipper;
import org.opencmq.server.trace.TraceSettings;

/**
 * What only the configuration file can set: limits, traces and the rest of deleted names.
 *
 * @param limits what a request may ask for
 * @param topicLimits what bounds topics
 * @param engine what can be set of the engine
 * @param traces how traces are kept
 */
record Tuning(Limits limits, TopicLimits topicLimits, EngineSettings engine, TraceSettings traces) {

    /** The keys of the file, read once with nothing in it. */
    private static final Set<String> KEYS = keysAsked();

    private static Set<String> keysAsked() {
        TuningReader nothing = new TuningReader(Map.of());
        read(nothing);
        return nothing.asked();
    }

    /** The keys that a file may have for this. */
    static Set<String> keys() {
        return KEYS;
    }

    /**
     * Reads what the file says; what it does not say is as CMQ has it.
     *
     * @throws IllegalArgumentException naming the key, what may stand there and what did
     */
    static Tuning read(Map<String, String> values) {
        return read(new TuningReader(values));
    }

    private static Tuning read(TuningReader file) {
        return new Tuning(limits(file), topicLimits(file), engine(file), traces(file));
    }

    private static Limits limits(TuningReader file) {
        Limits usual = Limits.STRICT;
        return usual.change()
                .requestBytes(file.number("limit.request-bytes", 1_024, 1 << 30, usual.requestBytes()))
                .batchEntries(file.number("limit.batch-entries", 1, 10_000, usual.batchEntries()))
                .extendedBatchEntries(
                        file.number("limit.extended-batch-entries", 1, 10_000, usual.extendedBatchEntries()))
                .batchBytes(file.number("limit.batch-bytes", 1_024, 1 << 30, usual.batchBytes()))
                .answerBytes(file.number("limit.answer-bytes", 1_024, 1 << 30, usual.answerBytes()))
                .delaySeconds(file.range("limit.delay-seconds", 0, 31_536_000, usual.delaySeconds()))
                .pollingWaitSeconds(file.range("limit.polling-wait-seconds", 0, 3_600, usual.pollingWaitSeconds()))
                .visibilitySeconds(file.range("limit.visibility-seconds", 1, 31_536_000, usual.visibilitySeconds()))
                .retentionSeconds(file.range("limit.retention-seconds", 1, 315_360_000, usual.retentionSeconds()))
                .maxMsgSize(file.range("limit.max-msg-size-bytes", 1, 1 << 30, usual.maxMsgSize()))
                .maxMsgHeapNum(file.range("limit.max-msg-heap-num", 1, 100_000_000_000L, usual.maxMsgHeapNum()))
                .listPage(file.range("limit.list-page", 1, 10_000, usual.listPage()))
                .peekPage(file.range("limit.peek-page", 1, 10_000, usual.peekPage()))
                .queues(file.number("limit.queues", 1, 10_000_000, usual.queues()))
                .deadLetterSources(file.number("limit.dead-letter-sources", 1, 10_000, usual.deadLetterSources()))
                .deadLetterReceives(file.range("limit.dead-letter-receives", 1, 1_000_000, usual.deadLetterReceives()))
                .deadLetterSeconds(file.range("limit.dead-letter-seconds", 1, 315_360_000, usual.deadLetterSeconds()))
                .rates(rates(file))
                .build();
    }

    private static Rates rates(TuningReader file) {
        return new Rates(
                file.number("limit.sends-per-second", 0, 10_000_000, Rates.OFF.sends()),
                file.number("limit.receives-per-second", 0, 10_000_000, Rates.OFF.receives()),
                file.number("limit.control-calls-per-second", 0, 10_000_000, Rates.OFF.controlCalls()));
    }

    private static TopicLimits topicLimits(TuningReader file) {
        TopicLimits usual = TopicLimits.STRICT;
        return new TopicLimits(
                file.number("limit.topics", 1, 10_000_000, usual.topicsPerAccount()),
                file.number("limit.subscriptions-per-topic", 1, 1_000_000, usual.subscriptionsPerTopic()),
                file.duration("rest-after-delete", usual.nameRest()),
                file.number("limit.tags", 0, 1_000, usual.tags()),
                file.number("limit.tag-characters", 1, 10_000, usual.tagLength()),
                file.number("limit.binding-keys", 1, 1_000, usual.bindingKeys()),
                file.number("limit.key-bytes", 1, 10_000, usual.keyBytes()),
                file.number("limit.key-dots", 0, 1_000, usual.keyDots()),
                file.number("limit.endpoint-characters", 1, 10_000, usual.endpointLength()));
    }

    private static EngineSettings engine(TuningReader file) {
        EngineSettings usual = EngineSettings.DEFAULT;
        return usual.withLimits(
                        file.number("limit.delayed-messages", 0, 100_000_000, usual.maxDelayed()),
                        file.number("limit.inactive-messages", 1, 100_000_000, usual.maxInactive()))
                .withRestAfterDelete(file.duration("rest-after-delete", usual.restAfterDelete()));
    }

    private static TraceSettings traces(TuningReader file) {
        TraceSettings usual = TraceSettings.DEFAULT;
        TraceSettings kept = usual.withRetentionDays(
                        file.number("trace.retention-days", 1, 3_650, usual.retentionDays()))
                .withQueueSteps(file.number("trace.queue-steps", 16, 10_000_000, usual.queueSteps()))
                .withMemorySteps(file.number("trace.memory-steps", 1, 10_000_000, usual.memorySteps()));
        Optional<String> folder = file.text("trace.ship-to");
        return folder.isPresent() ? kept.withShipper(new FolderShipper(Path.of(folder.get()))) : kept;
    }
}
