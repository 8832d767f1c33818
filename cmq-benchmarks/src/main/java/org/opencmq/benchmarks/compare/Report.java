package org.opencmq.benchmarks.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opencmq.benchmarks.peer.Peer;
import org.opencmq.benchmarks.report.BarChart;
import org.opencmq.benchmarks.report.MarkedSection;
import org.opencmq.benchmarks.scenario.Quantity;
import org.opencmq.benchmarks.scenario.Scenario;

/** What came out, in Markdown, with a plot beside it. */
final class Report {

    private static final String ARTEMIS = "artemis";
    private static final String SQS = "sqs";

    private final Options options;
    private final Results results;
    private final Map<Peer, Recovery> recoveries;

    Report(Options options, Results results, Map<Peer, Recovery> recoveries) {
        this.options = options;
        this.results = results;
        this.recoveries = recoveries;
    }

    /** All tables. */
    String markdown() {
        List<String> parts = new ArrayList<>();
        parts.add(String.format(
                Locale.ROOT,
                "Measured %s: %s. %d rounds of %.1f s a run after %d that warm up, medians.",
                LocalDate.now(ZoneOffset.UTC),
                Machine.describe(),
                options.repetitions(),
                options.seconds(),
                options.warmUp()));
        parts.add(table(
                "scenario, messages/s",
                rated(),
                peers(),
                (scenario, peer) -> rate(results.median(scenario, peer, Quantity.RATE))));
        for (String against : List.of(ARTEMIS, SQS)) {
            options.peers().stream()
                    .filter(peer -> peer.key().equals(against))
                    .findFirst()
                    .ifPresent(other -> parts.add(table(
                            "times " + other.title(),
                            rated(),
                            peers().stream().filter(peer -> peer != other).toList(),
                            (scenario, peer) -> ratio(results.ratio(scenario, peer, other, Quantity.RATE)))));
        }
        for (Quantity quantity : Quantity.values()) {
            if (quantity != Quantity.RATE) {
                addTable(parts, quantity);
            }
        }
        if (!recoveries.isEmpty()) {
            parts.add("| killed with `kill -9` | messages it had | served again after |\n|---|---:|---:|\n"
                    + recoveries.entrySet().stream()
                            .map(each -> String.format(
                                    Locale.ROOT,
                                    "| %s | %,d | %.1f s |",
                                    each.getKey().title(),
                                    each.getValue().backlog(),
                                    each.getValue().time().toMillis() / 1e3))
                            .collect(Collectors.joining("\n")));
        }
        return String.join("\n\n", parts);
    }

    private void addTable(List<String> parts, Quantity quantity) {
        List<Scenario> having = having(options.scenarios(), scenario -> has(scenario, quantity));
        if (!having.isEmpty()) {
            parts.add(table(
                    "scenario, " + quantity.unit(),
                    having,
                    peers().stream()
                            .filter(peer -> having.stream()
                                    .anyMatch(scenario -> results.median(scenario, peer, quantity)
                                            .isPresent()))
                            .toList(),
                    (scenario, peer) -> small(results.median(scenario, peer, quantity))));
        }
    }

    /** Writes the tables between the document's markers, and the plot beside it under its name with {@code .svg}. */
    void write(Path document) throws IOException {
        String plot = document.getFileName().toString().replaceAll("\\.md$", "") + "-jms.svg";
        String text = Files.readString(document);
        String shown = markdown() + "\n\n![rates relative to Artemis](" + plot + ")";
        Files.writeString(document, new MarkedSection("jms-comparison").replace(text, shown));
        Files.writeString(document.resolveSibling(plot), plot(), StandardCharsets.UTF_8);
    }

    private String plot() {
        Peer artemis = Peer.named(ARTEMIS);
        List<BarChart.Group> groups = rated().stream()
                .map(scenario -> new BarChart.Group(
                        scenario.title(),
                        peers().stream()
                                .map(peer -> results.ratio(scenario, peer, artemis, Quantity.RATE)
                                        .orElse(0))
                                .toList()))
                .toList();
        return new BarChart(
                        "Rate, times Artemis", peers().stream().map(Peer::title).toList(), groups)
                .svg();
    }

    private List<Peer> peers() {
        return options.peers();
    }

    /** Paced and idle runs have no rate worth showing. */
    private List<Scenario> rated() {
        return having(
                options.scenarios(), scenario -> has(scenario, Quantity.RATE) && !has(scenario, Quantity.LATENCY_P99));
    }

    private static List<Scenario> having(List<Scenario> all, Function<Scenario, Boolean> wanted) {
        return all.stream().filter(wanted::apply).toList();
    }

    private boolean has(Scenario scenario, Quantity quantity) {
        return peers().stream()
                .anyMatch(peer -> results.median(scenario, peer, quantity).isPresent());
    }

    private interface Cell {
        String of(Scenario scenario, Peer peer);
    }

    private static String table(String corner, List<Scenario> rows, List<Peer> columns, Cell cell) {
        StringBuilder table = new StringBuilder("| " + corner + " |");
        columns.forEach(peer -> table.append(' ').append(peer.title()).append(" |"));
        table.append("\n|---|").append("---:|".repeat(columns.size()));
        for (Scenario scenario : rows) {
            table.append("\n| ").append(scenario.title()).append(" |");
            columns.forEach(
                    peer -> table.append(' ').append(cell.of(scenario, peer)).append(" |"));
        }
        return table.toString();
    }

    private static String rate(OptionalDouble value) {
        return value.isEmpty() ? "–" : String.format(Locale.ROOT, "%,.0f", value.getAsDouble());
    }

    private static String ratio(OptionalDouble value) {
        return value.isEmpty() ? "–" : String.format(Locale.ROOT, "%.2f", value.getAsDouble());
    }

    private static String small(OptionalDouble value) {
        if (value.isEmpty()) {
            return "–";
        }
        double shown = value.getAsDouble();
        return String.format(Locale.ROOT, shown >= 100 ? "%,.0f" : shown >= 10 ? "%.1f" : "%.3f", shown);
    }
}
