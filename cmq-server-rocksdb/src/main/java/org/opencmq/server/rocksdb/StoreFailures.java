package org.opencmq.server.rocksdb;

import java.nio.file.Path;
import org.opencmq.server.engine.local.StoreException;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** Turns what RocksDB reports into one line that says what, where and what to do. */
final class StoreFailures {

    private StoreFailures() {}

    /**
     * The failure to report.
     *
     * @param doing what failed, such as "cannot be written"
     */
    static StoreException of(Path folder, String doing, RocksDBException cause) {
        String text = cause.getMessage() == null
                ? "no reason given"
                : cause.getMessage().lines().findFirst().orElse("no reason given");
        return new StoreException(
                "data folder " + folder + " " + doing + ": " + text + "; " + remedy(cause, text), cause);
    }

    private static String remedy(RocksDBException cause, String text) {
        Status status = cause.getStatus();
        if ((status != null && status.getSubCode() == Status.SubCode.NoSpace) || text.contains("No space left")) {
            return "free disk space and start again";
        }
        boolean corrupt = status != null && status.getCode() == Status.Code.Corruption;
        if (corrupt || text.contains("No such file") || text.contains("does not exist")) {
            return "the file named is damaged or missing: check the disk and restore the folder from a backup";
        }
        return "check the disk and the folder's rights, then start again";
    }
}
