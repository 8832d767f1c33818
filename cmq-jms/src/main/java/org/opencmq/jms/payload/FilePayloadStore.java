package org.opencmq.jms.payload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bodies as files of a folder that all senders and receivers share:
 *
 * <pre>
 * FOLDER/20261122/20261122-3f9a0c12d477b1e09a3f9a0c12d477b1     a body; its name is its reference
 * FOLDER/20261122/….part                                        one that is being written, or was when its process died
 * </pre>
 *
 * <p>The day is that of storing, in UTC. A file is written under its other name, forced to the disk and then renamed, so
 * that a reference never names half a body. References are checked by their form before they become a path: none leads out
 * of the folder. Folders of days longer ago than the given age are deleted with all they hold, at most once an hour, by one
 * of the threads that store. Safe for all threads and processes.
 */
public final class FilePayloadStore implements PayloadStore {

    /** Longer than any queue retains a message, which is 15 days at most. */
    public static final Duration USUAL_AGE = Duration.ofDays(16);

    private static final Logger LOG = LoggerFactory.getLogger(FilePayloadStore.class);

    /** Folders are of days; more often would list them for nothing. */
    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);

    private static final Pattern REFERENCE = Pattern.compile("[0-9]{8}-[0-9a-f]{32}");
    private static final int DAY_LENGTH = 8;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final Path folder;
    private final Duration keep;
    private final Clock clock;
    private final AtomicReference<Instant> nextCleaning = new AtomicReference<>(Instant.MIN);

    /** A store that keeps bodies for 16 days; the folder is made with the first of them. */
    public FilePayloadStore(Path folder) {
        this(folder, USUAL_AGE, Clock.systemUTC());
    }

    /**
     * A store over a folder, which is made with the first body.
     *
     * @param keep after how long what was not deleted counts as left behind; whole days, at least 1
     * @param clock tells the days
     */
    public FilePayloadStore(Path folder, Duration keep, Clock clock) {
        if (keep.toDays() < 1 || !keep.equals(Duration.ofDays(keep.toDays()))) {
            throw new IllegalArgumentException("bodies must be kept for whole days, at least 1, was " + keep);
        }
        this.folder = folder;
        this.keep = keep;
        this.clock = clock;
    }

    @Override
    public String store(byte[] payload, String hint) throws IOException {
        cleanWhenDue();
        String day = DAY.format(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        String reference = day + "-" + UUID.randomUUID().toString().replace("-", "");
        Path inside = folder.resolve(day);
        Files.createDirectories(inside);
        Path file = inside.resolve(reference);
        Path part = inside.resolve(reference + ".part");
        try {
            try (FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(payload);
                while (left.hasRemaining()) {
                    out.write(left);
                }
                out.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        forceNames(inside);
        return reference;
    }

    /** Makes the new name survive a crash, where the platform can do that. */
    private static void forceNames(Path inside) {
        try (FileChannel names = FileChannel.open(inside, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException e) {
            LOG.debug("this platform does not sync folders folder={}", inside, e);
        }
    }

    @Override
    public byte[] load(String reference) throws IOException {
        try {
            return Files.readAllBytes(path(reference));
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "there is no body '" + reference + "' in " + folder
                            + "; it was deleted, or this is not the folder of the sender",
                    e);
        }
    }

    @Override
    public void delete(String reference) throws IOException {
        Files.deleteIfExists(path(reference));
    }

    private Path path(String reference) throws IOException {
        if (!REFERENCE.matcher(reference).matches()) {
            throw new IOException("'" + reference + "' is no reference of a store over a folder");
        }
        return folder.resolve(reference.substring(0, DAY_LENGTH)).resolve(reference);
    }

    private void cleanWhenDue() {
        Instant now = clock.instant();
        Instant due = nextCleaning.get();
        if (now.isBefore(due) || !nextCleaning.compareAndSet(due, now.plus(BETWEEN_CLEANINGS))) {
            return;
        }
        try {
            clean(LocalDate.ofInstant(now.minus(keep), ZoneOffset.UTC));
        } catch (IOException e) {
            LOG.warn("could not delete old bodies, trying again in an hour folder={}", folder, e);
        }
    }

    /** Deletes what was stored before a day. */
    private void clean(LocalDate first) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> days =
                Files.newDirectoryStream(folder, "[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]")) {
            for (Path day : days) {
                if (isBefore(day.getFileName().toString(), first)) {
                    deleteDay(day);
                }
            }
        }
    }

    private static boolean isBefore(String day, LocalDate first) {
        try {
            return LocalDate.parse(day, DAY).isBefore(first);
        } catch (DateTimeParseException e) {
            LOG.debug("not a day of ours name={}", day, e);
            return false;
        }
    }

    private static void deleteDay(Path day) throws IOException {
        int count = 0;
        try (DirectoryStream<Path> bodies = Files.newDirectoryStream(day)) {
            for (Path body : bodies) {
                Files.deleteIfExists(body);
                count++;
            }
        }
        Files.deleteIfExists(day);
        LOG.info("deleted bodies that were left behind folder={} count={}", day, count);
    }

    @Override
    public void close() {
        // Files are open during calls only.
    }
}
