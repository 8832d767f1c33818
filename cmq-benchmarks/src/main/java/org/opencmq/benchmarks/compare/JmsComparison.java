package org.opencmq.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.opencmq.benchmarks.Program;
import org.opencmq.benchmarks.peer.Peer;
import org.opencmq.benchmarks.scenario.Quantity;
import org.opencmq.benchmarks.scenario.Reading;
import org.opencmq.benchmarks.scenario.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Measures JMS providers side by side. Each peer has a server and a client process for the whole run; in every round each
 * scenario runs on one peer after the other, so that whatever else the machine does touches all of them. Medians over the
 * rounds; the first rounds warm up and do not count. {@code --help} tells the options.
 */
@Command(name = "JmsComparison", description = "Measures JMS providers side by side.")
public final class JmsComparison implements Callable<Integer> {

    /** What a run takes beyond its span, on average: filling queues, connections, deleting. */
    private static final double OVERHEAD = 1.6;

    /** Fills up to 100,000 messages. */
    private static final Duration BACKLOG_SPAN = Duration.ofMillis(2_500);

    @Mixin
    private final Options options = new Options();

    private final Results results = new Results();
    private final Map<Peer, Recovery> recoveries = new LinkedHashMap<>();
    private int runs;
    private int queues;
    private int failures;

    private JmsComparison() {}

    /** Runs it; the process ends with 1 when a run failed, whose row has fewer rounds then. */
    public static void main(String[] args) {
        Program.of(new JmsComparison())
                .reading(Scenario.class, Scenario::named)
                .reading(Peer.class, Peer::named)
                .run(args);
    }

    @Override
    public Integer call() throws Exception {
        options.check();
        Path folder = Files.createTempDirectory("jms-comparison");
        List<Station> stations = new ArrayList<>();
        try {
            for (Peer peer : options.peers()) {
                ServerProcess server = ServerProcess.start(peer, options.jar(), folder.resolve(peer.key()));
                stations.add(new Station(peer, server, ClientProcess.start(peer, server)));
            }
            measure(stations);
            if (options.recovery()) {
                for (Station station : stations) {
                    if (station.peer().features().contains(Peer.Feature.DURABLE)) {
                        recover(station);
                    }
                }
            }
        } finally {
            stations.forEach(Station::close);
            delete(folder);
        }
        Report report = new Report(options, results, recoveries);
        System.out.println(report.markdown());
        if (options.document().isPresent()) {
            report.write(options.document().get());
        }
        return failures == 0 ? 0 : 1;
    }

    private void measure(List<Station> stations) throws InterruptedException {
        int rounds = options.warmUp() + options.repetitions();
        int all = rounds * (int) count(stations, false) + (int) count(stations, true);
        say("about %.0f minutes", all * options.seconds() * (1 + OVERHEAD) / 60 + count(stations, true) * 65 / 60.0);
        for (int round = 1; round <= rounds; round++) {
            for (Scenario scenario : options.scenarios()) {
                for (Station station : stations) {
                    boolean due = !scenario.once() || round == rounds;
                    if (due && runsOn(scenario, station.peer())) {
                        runs++;
                        run(scenario, station, round, all);
                    }
                }
            }
        }
    }

    private long count(List<Station> stations, boolean once) {
        return options.scenarios().stream()
                .filter(scenario -> scenario.once() == once)
                .mapToLong(scenario -> stations.stream()
                        .filter(station -> runsOn(scenario, station.peer()))
                        .count())
                .sum();
    }

    private static boolean runsOn(Scenario scenario, Peer peer) {
        return peer.features().containsAll(scenario.needs());
    }

    private void run(Scenario scenario, Station station, int round, int all) {
        String where = String.format(
                Locale.ROOT,
                "%d/%d round %d %-20s %-22s ",
                runs,
                all,
                round,
                scenario.key(),
                station.peer().key());
        try {
            Reading reading = station.client().run(scenario.key(), options.spanMillis(), "bench-" + queues++);
            if (round > options.warmUp()) {
                results.add(scenario, station.peer(), round, reading);
            }
            say("%s%s", where, shown(reading));
        } catch (IOException e) {
            failures++;
            say("%sfailed: %s", where, e);
        }
    }

    private static String shown(Reading reading) {
        StringBuilder line = new StringBuilder();
        for (Quantity quantity : Quantity.values()) {
            Double value = reading.values().get(quantity);
            if (value != null) {
                line.append(String.format(Locale.ROOT, "%s %.4g  ", quantity.unit(), value));
            }
        }
        return line.toString();
    }

    /** Kills the server with a backlog; the time until it serves again. */
    private void recover(Station station) throws IOException, InterruptedException {
        try {
            long backlog = station.client()
                    .run(Scenario.BACKLOG, BACKLOG_SPAN.toMillis(), "bench-recovery")
                    .messages();
            Duration took = station.server().killAndStartAgain();
            recoveries.put(station.peer(), new Recovery(backlog, took));
            say("recovery %-22s %d messages, ready after %d ms", station.peer().key(), backlog, took.toMillis());
        } catch (IOException e) {
            failures++;
            say("recovery of %s failed: %s", station.peer().key(), e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void say(String line, Object... values) {
        System.out.println(String.format(Locale.ROOT, line, values));
    }

    private record Station(Peer peer, ServerProcess server, ClientProcess client) {
        void close() {
            client.close();
            server.close();
        }
    }
}
