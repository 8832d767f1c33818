package org.opencmq.server.rocksdb;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opencmq.server.engine.local.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data folder around the database: who holds it, which format it has and whether it is new. Owned by one
 * {@link RocksDbMessageStore}; not for several threads.
 *
 * <pre>
 * DIR/store.lock    locked by the process that has the folder open; its content means nothing
 * DIR/store.format  one line, "opencmq-store 1"; written once the database has been made
 * DIR/rocksdb/      the database
 * </pre>
 */
final class StoreFolder {

    private static final Logger LOG = LoggerFactory.getLogger(StoreFolder.class);
    private static final String FORMAT = "opencmq-store 1";

    private final Path folder;
    private @Nullable FileChannel lockFile;

    StoreFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    Path database() {
        return folder.resolve("rocksdb");
    }

    /**
     * Makes the folder and takes it for this process; held until {@link #release()}.
     *
     * @throws StoreException caused by an {@link OverlappingFileLockException} when somebody else has it
     */
    void take() throws StoreException {
        FileChannel opened;
        try {
            Directories.make(folder);
            opened =
                    FileChannel.open(folder.resolve("store.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StoreException(
                    "data folder " + folder + " cannot be made or written (" + e
                            + "); choose another folder or its rights",
                    e);
        }
        boolean taken = false;
        try {
            FileLock lock = opened.tryLock();
            taken = lock != null;
        } catch (OverlappingFileLockException e) {
            taken = false; // held by another store of this same process
        } catch (IOException e) {
            throw new StoreException("data folder " + folder + " cannot be locked: " + e, e);
        } finally {
            if (taken) {
                lockFile = opened;
            } else {
                closeQuietly(opened);
            }
        }
        if (!taken) {
            throw new StoreException(
                    "data folder " + folder + " is in use by another process; stop that one or choose another folder",
                    new OverlappingFileLockException());
        }
    }

    /**
     * True for a folder that never held a database, which may then be made.
     *
     * @throws StoreException when the folder held one of another format, or one whose files are gone
     */
    boolean isNew() throws StoreException {
        Path marker = folder.resolve("store.format");
        boolean hasCurrent = hasDatabase();
        try {
            if (Files.exists(marker)) {
                String format = Files.readString(marker, StandardCharsets.UTF_8).strip();
                if (!format.equals(FORMAT)) {
                    throw new StoreException("data folder " + folder + " has the format '" + format + "' in " + marker
                            + ", but this program reads '" + FORMAT + "'; use the program version that wrote it");
                }
                if (!hasCurrent) {
                    throw new StoreException("data folder " + folder + " is damaged: "
                            + database().resolve("CURRENT") + " is missing; restore the folder from a backup");
                }
                return false;
            }
            if (!hasCurrent && holdsData()) {
                throw new StoreException(
                        "data folder " + folder + " is damaged: " + database() + " holds data files, but CURRENT and "
                                + marker + " are missing; restore the folder from a backup");
            }
            return true;
        } catch (IOException e) {
            throw new StoreException("data folder " + folder + " cannot be read: " + e, e);
        }
    }

    /** Whether there is something to read. */
    boolean hasDatabase() {
        return Files.exists(database().resolve("CURRENT"));
    }

    private boolean holdsData() throws IOException {
        if (!Files.isDirectory(database())) {
            return false;
        }
        try (Stream<Path> files = Files.list(database())) {
            return files.anyMatch(file -> file.toString().endsWith(".sst"));
        }
    }

    /** Makes the folder that a backup goes into; an empty one will do. */
    void makeForBackup() throws StoreException, IOException {
        Directories.make(folder);
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new StoreException("folder " + folder + " is not empty; a backup needs a new or empty folder");
            }
        }
    }

    /** Says that the database has been made. */
    void markMade() throws StoreException {
        try {
            mark(folder);
        } catch (IOException e) {
            throw new StoreException("data folder " + folder + " cannot be written: " + e, e);
        }
    }

    /** Writes the format file of a folder that holds a whole database, a backup for instance. */
    static void mark(Path folder) throws IOException {
        Path fresh = folder.resolve("store.format.new");
        Files.write(fresh, List.of(FORMAT), StandardCharsets.UTF_8);
        try (FileChannel file = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.move(fresh, folder.resolve("store.format"), StandardCopyOption.ATOMIC_MOVE);
        Directories.sync(folder);
    }

    /** Lets others take the folder. May be called again. */
    void release() {
        FileChannel held = lockFile;
        lockFile = null;
        if (held != null) {
            closeQuietly(held);
        }
    }

    private static void closeQuietly(FileChannel file) {
        try {
            file.close();
        } catch (IOException e) {
            // nothing was written through it, and the lock goes with the process at the latest
            LOG.debug("closing the lock file failed", e);
        }
    }
}
