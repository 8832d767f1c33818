package org.opencmq.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to be the only server on a data folder: a lock on the empty file {@code server.lock} in it, held as long as the
 * process lives or until closed. Works against servers in other processes and in this one.
 */
final class FolderLock implements EngineSource.FolderRight {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock; makes the folder when it is missing. */
    static FolderLock take(Path folder) {
        Path file = folder.resolve("server.lock");
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new FolderLockedException(
                        "data folder " + folder + " is in use by another server; stop it or choose another folder",
                        new IOException(file + " is locked"));
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new StoreUnusableException(
                    "data folder " + folder
                            + (Files.isRegularFile(folder)
                                    ? " is a file; name a folder"
                                    : " cannot be made or written (" + e
                                            + "); choose another folder, or let this user write there"),
                    e);
        }
    }

    /** The lock lives as long as its channel. */
    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreUnusableException("the lock of the data folder cannot be given back: " + e, e);
        }
    }
}
