package org.opencmq.benchmarks.hot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.opencmq.benchmarks.Program;
import org.opencmq.benchmarks.report.MarkedSection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Runs all benches of hot pieces, about two minutes, and prints a table; with the name of a Markdown file writes it there
 * between the markers {@code hot-pieces}.
 */
@Command(name = "HotPieces", description = "Measures the hot pieces one by one; about two minutes.")
public final class HotPieces implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "DOCUMENT",
            description = "Markdown file with markers \"hot-pieces\" for the table (default: only print it).")
    private Optional<Path> document = Optional.empty();

    private HotPieces() {}

    /** Runs them. */
    public static void main(String[] args) {
        Program.of(new HotPieces()).run(args);
    }

    @Override
    public Integer call() throws RunnerException, IOException {
        Options options = new OptionsBuilder()
                .include("org\\.opencmq\\..*Bench\\..*")
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .build();
        String table = table(new Runner(options).run());
        System.out.println(table);
        if (document.isPresent()) {
            Path file = document.get();
            Files.writeString(file, new MarkedSection("hot-pieces").replace(Files.readString(file), table));
        }
        return 0;
    }

    private static String table(Collection<RunResult> results) {
        return "| piece | µs | ± |\n|---|---:|---:|\n"
                + results.stream().map(HotPieces::row).collect(Collectors.joining("\n"));
    }

    private static String row(RunResult result) {
        String name = result.getParams().getBenchmark();
        String[] words = name.split("\\.", -1);
        return String.format(
                Locale.ROOT,
                "| `%s.%s` | %.3f | %.3f |",
                words[words.length - 2],
                words[words.length - 1],
                result.getPrimaryResult().getScore(),
                result.getPrimaryResult().getScoreError());
    }
}
