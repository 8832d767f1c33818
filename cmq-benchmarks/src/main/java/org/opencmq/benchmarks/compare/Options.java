package org.opencmq.benchmarks.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opencmq.benchmarks.peer.Peer;
import org.opencmq.benchmarks.scenario.Scenario;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the command line asked for. Does not change once it is read. */
final class Options {

    @Option(
            names = "--scenarios",
            split = ",",
            paramLabel = "SCENARIO",
            description = "Which, separated by commas (default: all); a wrong one tells which there are.")
    private List<Scenario> scenarios = Scenario.all();

    @Option(
            names = "--peers",
            split = ",",
            paramLabel = "PEER",
            description = "Which, separated by commas (default: all).")
    private List<Peer> peers = Peer.all();

    @Option(
            names = "--repetitions",
            paramLabel = "ROUNDS",
            defaultValue = "5",
            description = "Rounds that count (default: ${DEFAULT-VALUE}).")
    private int repetitions;

    @Option(
            names = "--warmup",
            paramLabel = "ROUNDS",
            defaultValue = "2",
            description =
                    "Rounds before them, in which just-in-time compilers do most of their work (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--seconds",
            paramLabel = "SECONDS",
            defaultValue = "1.5",
            description = "How long each run measures (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(names = "--jar", paramLabel = "FILE", description = "Our server (default: ${DEFAULT-VALUE}).")
    private Path jar = Path.of("cmq-server-app", "target", "cmq-server.jar");

    @Option(
            names = "--recovery",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Whether durable servers are killed at the end to time their return (default: they are).")
    private boolean recovery;

    @Option(
            names = "--document",
            paramLabel = "FILE",
            description =
                    "Markdown file with a marked section for the tables; the plot goes beside it (default: only print).")
    private Optional<Path> document = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /** Complains about what has no sense. */
    void check() {
        require(repetitions > 0, "--repetitions", repetitions, "1 or more");
        require(warmUp >= 0, "--warmup", warmUp, "0 or more");
        require(seconds > 0 && seconds <= 3_600, "--seconds", seconds, "above 0, at most 3600");
        require(
                keys().size() == peers.size(),
                "--peers",
                peers.stream().map(Peer::key).toList(),
                "a list without repetition");
        require(jar.toFile().isFile(), "--jar", jar, "a file; build the server, or name its jar");
    }

    private void require(boolean well, String option, Object value, String allowed) {
        if (!well) {
            throw new ParameterException(command.commandLine(), option + " is " + value + "; it must be " + allowed);
        }
    }

    private Set<String> keys() {
        return peers.stream().map(Peer::key).collect(Collectors.toSet());
    }

    List<Scenario> scenarios() {
        return scenarios;
    }

    List<Peer> peers() {
        return peers;
    }

    /** Rounds that count. */
    int repetitions() {
        return repetitions;
    }

    /** Rounds before them. */
    int warmUp() {
        return warmUp;
    }

    /** How long each run measures; above zero. */
    double seconds() {
        return seconds;
    }

    long spanMillis() {
        return Math.round(seconds * 1_000);
    }

    /** Our server; a file. */
    Path jar() {
        return jar;
    }

    /** Whether durable servers are killed. */
    boolean recovery() {
        return recovery;
    }

    /** Where tables go, beside the terminal. */
    Optional<Path> document() {
        return document;
    }
}
