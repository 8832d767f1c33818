package org.opencmq.spring.boot.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.opencmq.client.CallOutcome;
import org.opencmq.client.CallReport;
import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.jms.monitor.ProviderListener;

/**
 * The meters of one connection factory. Owner of the meters it has looked up, so that a call costs no search in the registry.
 * Safe for all threads.
 */
final class ProviderMeters implements ProviderListener {

    static final String REQUESTS = "cmq.client.requests";
    static final String RETRIES = "cmq.client.retries";
    static final String BATCH_SIZE = "cmq.client.batch.size";
    static final String POLLS = "cmq.client.polls";
    static final String IN_FLIGHT = "cmq.messages.in.flight";
    static final String DELIVERED = "cmq.messages.delivered";
    static final String REDELIVERED = "cmq.messages.redelivered";
    static final String OVERRUNS = "cmq.leases.overrun";
    static final String LATE = "cmq.acknowledgements.late";

    private static final String POLL = "BatchReceiveMessage";

    private final MeterRegistry registry;
    private final Tags common;
    private final boolean queueTag;
    private final ConcurrentMap<Key, Timer> timers = new ConcurrentHashMap<>();
    private final ConcurrentMap<Key, Counter> counters = new ConcurrentHashMap<>();
    private final ConcurrentMap<Key, DistributionSummary> summaries = new ConcurrentHashMap<>();

    private record Key(String name, Tags tags) {}

    ProviderMeters(MeterRegistry registry, String endpoint, boolean queueTag) {
        this.registry = registry;
        this.common = Tags.of("endpoint", endpoint);
        this.queueTag = queueTag;
    }

    /** Measures a factory from its next connection on. */
    static void measure(CmqConnectionFactory factory, MeterRegistry registry, boolean queueTag) {
        String endpoint = factory.settings().endpoint().toString();
        ProviderMeters meters = new ProviderMeters(registry, endpoint, queueTag);
        factory.setProviderListener(meters);
        Gauge.builder(IN_FLIGHT, factory, CmqConnectionFactory::messagesInFlight)
                .description("Messages leased and not acknowledged yet")
                .tags(meters.common)
                .register(registry);
    }

    @Override
    public void called(CallReport report) {
        Tag action = Tag.of("action", report.action());
        String outcome = report.outcome().name().toLowerCase(Locale.ROOT);
        String code = report.code() == 0 ? "none" : Integer.toString(report.code());
        find(timers, REQUESTS, common.and(action).and("outcome", outcome, "code", code), key -> Timer.builder(
                                key.name())
                        .description("Calls of the service, with all their attempts")
                        .tags(key.tags())
                        .register(registry))
                .record(report.duration());
        if (report.attempts() > 1) {
            count(RETRIES, "Attempts beyond the first", common.and(action), report.attempts() - 1.0);
        }
        if (report.outcome() != CallOutcome.SUCCEEDED) {
            return;
        }
        if (report.entries() > 0) {
            find(summaries, BATCH_SIZE, common.and(action), key -> DistributionSummary.builder(key.name())
                            .description("Messages or handles of a call")
                            .baseUnit("messages")
                            .tags(key.tags())
                            .register(registry))
                    .record(report.entries());
        }
        if (report.action().equals(POLL)) {
            Tags tags = queue(report.destination()).and("result", report.entries() == 0 ? "empty" : "filled");
            count(POLLS, "Polls that were answered", tags, 1);
        }
    }

    @Override
    public void delivered(String queue, int deliveryCount) {
        Tags tags = queue(Optional.of(queue));
        count(DELIVERED, "Messages handed to the application", tags, 1);
        if (deliveryCount > 1) {
            count(REDELIVERED, "Messages handed to the application again", tags, 1);
        }
    }

    @Override
    public void overran(String queue) {
        count(OVERRUNS, "Messages held for longer than their leases", queue(Optional.of(queue)), 1);
    }

    @Override
    public void acknowledgedTooLate(String queue) {
        count(LATE, "Acknowledgements after the lease had ended", queue(Optional.of(queue)), 1);
    }

    private Tags queue(Optional<String> name) {
        return queueTag ? common.and("queue", name.orElse("none")) : common;
    }

    private void count(String name, String description, Tags tags, double amount) {
        find(counters, name, tags, key -> Counter.builder(key.name())
                        .description(description)
                        .tags(key.tags())
                        .register(registry))
                .increment(amount);
    }

    private static <M> M find(ConcurrentMap<Key, M> known, String name, Tags tags, Function<Key, M> make) {
        Key key = new Key(name, tags);
        M meter = known.get(key);
        return meter != null ? meter : known.computeIfAbsent(key, make);
    }
}
