package org.opencmq.server;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opencmq.server.auth.KeyRing;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.http.Page;
import org.opencmq.server.metrics.Traffic;
import org.opencmq.server.metrics.TrafficReport;
import org.opencmq.server.trace.TraceLog;

/** {@code GET /metrics}: the counters in Prometheus' text format, made when asked for. */
final class MetricsPage implements Page {

    private final Traffic traffic;
    private final Engine engine;
    private final KeyRing keys;
    private final TraceLog traces;

    MetricsPage(Traffic traffic, Engine engine, KeyRing keys, TraceLog traces) {
        this.traces = traces;
        this.traffic = traffic;
        this.engine = engine;
        this.keys = keys;
    }

    @Override
    public CompletionStage<Content> content() {
        CompletionStage<Long> queues = CompletableFuture.completedFuture(0L);
        for (String account : keys.accounts()) {
            queues = queues.thenCombine(engine.listQueues(account, "", 0, 1), (sum, page) -> sum + page.total());
        }
        return queues.thenApply(count -> text(traffic.report(), traces.report(), count));
    }

    private static Content text(TrafficReport report, TraceLog.Report traced, long queues) {
        MetricSnapshots snapshots = new MetricSnapshots(
                requests(report),
                counter("cmq_messages_in", "Messages stored by requests.", report.messagesIn()),
                counter("cmq_messages_out", "Messages handed to receivers.", report.messagesOut()),
                counter("cmq_messages_deleted", "Messages deleted by their handles.", report.messagesDeleted()),
                counter("cmq_request_bytes", "Bytes of request bodies.", report.bytesIn()),
                counter("cmq_answer_bytes", "Bytes of answer bodies.", report.bytesOut()),
                counter("cmq_answers_undelivered", "Answers whose caller was gone.", report.undelivered()),
                pushes(report),
                counter(
                        "cmq_push_discarded",
                        "Messages of topics given up for one subscription.",
                        report.pushesDiscarded()),
                counter("cmq_trace_steps_kept", "Steps of traced messages that were kept.", traced.kept()),
                counter("cmq_trace_steps_dropped", "Steps of traced messages that were lost.", traced.dropped()),
                gauge("cmq_requests_in_flight", "Requests without an answer yet.", report.inFlight()),
                gauge("cmq_receivers_waiting", "Receives that wait for a message.", report.waitingReceivers()),
                gauge("cmq_queues", "Queues of all accounts.", queues));
        PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
        ByteArrayOutputStream text = new ByteArrayOutputStream(4096);
        try {
            writer.write(text, snapshots, EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return new Content(200, writer.getContentType(), text.toByteArray());
    }

    private static MetricSnapshot requests(TrafficReport report) {
        List<CounterDataPointSnapshot> points = new ArrayList<>();
        report.answers()
                .forEach((action, codes) -> codes.forEach((code, count) -> points.add(CounterDataPointSnapshot.builder()
                        .labels(Labels.of("action", action, "code", Integer.toString(code)))
                        .value((double) count)
                        .build())));
        CounterSnapshot.Builder counter =
                CounterSnapshot.builder().name("cmq_requests").help("Requests answered, by action and code.");
        points.forEach(counter::dataPoint);
        return counter.build();
    }

    private static MetricSnapshot pushes(TrafficReport report) {
        return CounterSnapshot.builder()
                .name("cmq_push_attempts")
                .help("Attempts to deliver messages of topics to subscriptions, by result.")
                .dataPoint(attempts("delivered", report.pushesDelivered()))
                .dataPoint(attempts("failed", report.pushesFailed()))
                .build();
    }

    private static CounterDataPointSnapshot attempts(String result, long count) {
        return CounterDataPointSnapshot.builder()
                .labels(Labels.of("result", result))
                .value((double) count)
                .build();
    }

    private static MetricSnapshot counter(String name, String help, long value) {
        return CounterSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(
                        CounterDataPointSnapshot.builder().value((double) value).build())
                .build();
    }

    private static MetricSnapshot gauge(String name, String help, long value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(
                        GaugeDataPointSnapshot.builder().value((double) value).build())
                .build();
    }
}
