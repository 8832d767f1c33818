package org.opencmq.benchmarks.hot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.opencmq.benchmarks.report.MarkedSection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs all benches of hot pieces, about two minutes, and prints a table; with the name of a Markdown file writes it there
 * between the markers {@code hot-pieces}.
 */
public final class HotPieces {

    private HotPieces() {}

    /** Runs them. */
    public static void main(String[] args) throws RunnerException, IOException {
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
        if (args.length > 0) {
            Path document = Path.of(args[0]);
            Files.writeString(document, new MarkedSection("hot-pieces").replace(Files.readString(document), table));
        }
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
