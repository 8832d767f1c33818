package org.opencmq.benchmarks.compare;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.opencmq.benchmarks.peer.Peer;
import org.opencmq.benchmarks.scenario.Scenario;

/**
 * What the command line asked for.
 *
 * @param seconds how long each run measures, above zero
 * @param repetitions rounds that count
 * @param warmUp rounds before them, in which just-in-time compilers do most of their work
 * @param document Markdown file with a marked section for the tables; nothing is written without it
 */
record Options(
        List<Scenario> scenarios,
        List<Peer> peers,
        int repetitions,
        int warmUp,
        double seconds,
        Path jar,
        boolean recovery,
        Optional<Path> document) {

    static final String USAGE =
            """
            Options, each with a value:
              --scenarios a,b     which (default: all)
              --peers a,b         which (default: all)
              --repetitions N     rounds that count (default: 5)
              --warmup N          rounds before them that do not (default: 2)
              --seconds S         how long each run measures (default: 1.5)
              --jar FILE          our server (default: cmq-server-app/target/cmq-server.jar)
              --recovery yes|no   kill durable servers and time their return (default: yes)
              --document FILE     write tables and plot there (default: write nothing)
            """;

    static Options parse(String[] args) {
        Options options = new Options(
                Scenario.all(),
                Peer.all(),
                5,
                2,
                1.5,
                Path.of("cmq-server-app", "target", "cmq-server.jar"),
                true,
                Optional.empty());
        if (args.length % 2 != 0) {
            throw new IllegalArgumentException("every option needs a value\n" + USAGE);
        }
        for (int i = 0; i < args.length; i += 2) {
            options = options.with(args[i], args[i + 1]);
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--scenarios" ->
                new Options(
                        words(value).map(Scenario::named).toList(),
                        peers,
                        repetitions,
                        warmUp,
                        seconds,
                        jar,
                        recovery,
                        document);
            case "--peers" ->
                new Options(
                        scenarios,
                        words(value).map(Peer::named).toList(),
                        repetitions,
                        warmUp,
                        seconds,
                        jar,
                        recovery,
                        document);
            case "--repetitions" ->
                new Options(scenarios, peers, Integer.parseInt(value), warmUp, seconds, jar, recovery, document);
            case "--warmup" ->
                new Options(scenarios, peers, repetitions, Integer.parseInt(value), seconds, jar, recovery, document);
            case "--seconds" ->
                new Options(scenarios, peers, repetitions, warmUp, Double.parseDouble(value), jar, recovery, document);
            case "--jar" ->
                new Options(scenarios, peers, repetitions, warmUp, seconds, Path.of(value), recovery, document);
            case "--recovery" ->
                new Options(scenarios, peers, repetitions, warmUp, seconds, jar, value.equals("yes"), document);
            case "--document" ->
                new Options(scenarios, peers, repetitions, warmUp, seconds, jar, recovery, Optional.of(Path.of(value)));
            default -> throw new IllegalArgumentException("unknown option " + name + "\n" + USAGE);
        };
    }

    private static java.util.stream.Stream<String> words(String value) {
        return Arrays.stream(value.split(",", -1)).filter(word -> !word.isBlank());
    }

    long spanMillis() {
        return Math.round(seconds * 1_000);
    }
}
