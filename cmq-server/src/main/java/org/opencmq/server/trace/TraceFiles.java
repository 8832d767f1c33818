package org.opencmq.server.trace;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of trace files: {@code 2026-01-31.jsonl} holds what was written on that day (UTC), and an empty file {@code
 * 2026-01-31.jsonl.shipped} beside it says that it was shipped. Holds nothing itself.
 */
record TraceFiles(Path folder) {

    private static final String ENDING = ".jsonl";

    Path file(LocalDate day) {
        return folder.resolve(day + ENDING);
    }

    private Path shippedMark(LocalDate day) {
        return folder.resolve(day + ENDING + ".shipped");
    }

    /** The days that have a file, oldest first. */
    List<LocalDate> days() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<LocalDate> days = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .forEach(name -> day(name).ifPresent(days::add));
        }
        days.sort(null);
        return days;
    }

    private static Optional<LocalDate> day(String name) {
        try {
            return Optional.of(LocalDate.parse(name.substring(0, name.length() - ENDING.length())));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // somebody else's file
        }
    }

    /** Opens a day's file to append to; a line that a crash tore is ended first. */
    OutputStream append(LocalDate day) throws IOException {
        Files.createDirectories(folder);
        Path file = file(day);
        boolean torn = endsWithinALine(file);
        OutputStream out = new BufferedOutputStream(new FileOutputStream(file.toFile(), true), 1 << 16);
        if (torn) {
            out.write('\n');
        }
        return out;
    }

    private static boolean endsWithinALine(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return false;
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            bytes.seek(bytes.length() - 1);
            return bytes.read() != '\n';
        }
    }

    boolean isShipped(LocalDate day) {
        return Files.exists(shippedMark(day));
    }

    void markShipped(LocalDate day) throws IOException {
        if (!isShipped(day)) {
            Files.createFile(shippedMark(day));
        }
    }

    void delete(LocalDate day) throws IOException {
        Files.deleteIfExists(file(day));
        Files.deleteIfExists(shippedMark(day));
    }
}
