package org.opencmq.server.trace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.action.TraceStep;

/** Reads trace files line by line for one query; holds no more than the steps it will answer. */
final class TraceSearch {

    private final TraceFiles files;
    private final TraceQuery query;
    private final BooleanSupplier stop;
    private final OldestSteps oldest;

    /** The search ends early, with what it has, once the supplier says so. */
    TraceSearch(TraceFiles files, TraceQuery query, BooleanSupplier stop) {
        this.files = files;
        this.query = query;
        this.stop = stop;
        this.oldest = new OldestSteps(query.asked().limit());
    }

    List<TraceStep> run() throws IOException {
        LocalDate first = query.asked().from().map(TraceSearch::day).orElse(LocalDate.MIN);
        // a step of the last moment of a day may be written on the next
        LocalDate last = query.asked().to().map(to -> day(to).plusDays(1)).orElse(LocalDate.MAX);
        for (LocalDate day : files.days()) {
            if (!day.isBefore(first) && !day.isAfter(last) && !read(day)) {
                break;
            }
        }
        return oldest.inOrder();
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /** Answers whether later files may hold what is asked for. */
    private boolean read(LocalDate day) throws IOException {
        Optional<String> word = query.mustContain();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Files.newInputStream(files.file(day)), StandardCharsets.UTF_8), 1 << 16)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (stop.getAsBoolean()) {
                    return false;
                }
                if ((word.isEmpty() || line.contains(word.get())) && !take(line)) {
                    return false;
                }
            }
        } catch (NoSuchFileException e) {
            return true; // deleted for its age meanwhile
        }
        return true;
    }

    private boolean take(String line) {
        TraceEntry entry;
        try {
            entry = TraceEntry.read(line.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedAnswer e) {
            return true; // the line that a crash tore
        }
        if (oldest.isComplete(entry.step().time())) {
            return false;
        }
        if (query.matches(entry)) {
            oldest.add(entry.step());
        }
        return true;
    }
}
