package org.opencmq.server.rocksdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.opencmq.server.engine.local.StoreException;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.RocksDB;

/**
 * Loads RocksDB's native library, once for the process. It is unpacked into a temporary folder of its own, so that
 * processes started together never meet, and removed as soon as it is loaded, so that a killed process leaves no copy of
 * 17 MB behind. Windows keeps a loaded file; there it goes with the process.
 */
final class NativeRocks {

    private static boolean loaded;

    private NativeRocks() {}

    static synchronized void load() throws StoreException {
        if (loaded) {
            return;
        }
        Path folder = null;
        try {
            folder = Files.createTempDirectory("opencmq-rocksdb");
            NativeLibraryLoader.getInstance().loadLibrary(folder.toString());
            RocksDB.loadLibrary();
            loaded = true;
        } catch (IOException | RuntimeException | UnsatisfiedLinkError e) {
            throw new StoreException(
                    "RocksDB's native library cannot be loaded from a temporary folder ("
                            + System.getProperty("java.io.tmpdir") + "): " + e.getMessage()
                            + "; the folder must be writable and allow execution, -Djava.io.tmpdir chooses another",
                    e);
        } finally {
            if (folder != null) {
                remove(folder);
            }
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            folder.toFile().deleteOnExit(); // the loader registered the file itself, which therefore goes first
        }
    }
}
