package org.opencmq.server.rocksdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.opencmq.server.engine.local.StoreException;

/**
 * Reads the logs before RocksDB does and tells a torn end, which a crash leaves and which nobody was answered for, from
 * damage inside what had been synced, which RocksDB's point-in-time recovery would cut off without a word.
 *
 * <p>RocksDB reads batches up to the first fragment that is not whole. If a {@link WalMark} behind that place says that
 * more than the readable batches had been synced, then answered messages stand in the part that cannot be read.
 *
 * <p>Not found: a log that was cut off or removed exactly where a batch ends, together with everything behind it; and
 * damage in the last batch of a process that died within a moment (20 ms) of writing it.
 */
final class WalCheck {

    private static final int BATCH_HEADER = 12; // sequence 8, count 4, little-endian
    private static final int BEFORE_MARK = 2; // tag of a log entry, length of the mark
    private static final long UNKNOWN = -1;

    private long readable = UNKNOWN;
    private long firstBehind = Long.MAX_VALUE;
    private long syncedBehind = UNKNOWN;
    private boolean broken;
    private String where = "";

    private WalCheck() {}

    /**
     * Checks the logs of a database that nobody has open.
     *
     * @throws StoreException when synced batches cannot be read; names file and place
     */
    static void check(Path folder, Path database) throws StoreException {
        WalCheck check = new WalCheck();
        try {
            List<Path> logs;
            try (Stream<Path> files = Files.list(database)) {
                logs = files.filter(file -> file.getFileName().toString().matches("\\d+\\.log"))
                        .sorted(Comparator.comparingLong(WalCheck::number))
                        .toList();
            }
            for (Path log : logs) {
                check.read(log);
            }
        } catch (IOException e) {
            throw new StoreException("data folder " + folder + " cannot be read: " + e + "; check the disk", e);
        }
        if (check.lostSynced()) {
            throw new StoreException("data folder " + folder + " is corrupt: " + check.where
                    + " is damaged before messages that were on disk already; check the disk and restore the folder from"
                    + " a backup");
        }
    }

    private static long number(Path log) {
        String name = log.getFileName().toString();
        return Long.parseLong(name.substring(0, name.indexOf('.')));
    }

    private boolean lostSynced() {
        if (!broken || syncedBehind == UNKNOWN) {
            return false;
        }
        // Nothing readable before the damage: then what was synced behind it must not reach beyond the damage's end.
        return readable == UNKNOWN ? syncedBehind >= firstBehind - 1 : syncedBehind > readable;
    }

    private void read(Path log) throws IOException {
        long number = number(log);
        WalBatch open = new WalBatch();
        boolean first = true;
        ByteBuffer block = ByteBuffer.allocate(WalFragment.BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel file = FileChannel.open(log)) {
            for (long base = 0; fill(file, block); base += WalFragment.BLOCK) {
                int at = 0;
                while (at < block.limit() && !isPadding(block, at)) {
                    WalFragment fragment = WalFragment.at(block, at, number, broken);
                    if (fragment == null) {
                        breakAt(log, base + at);
                        at++;
                        continue;
                    }
                    if (first && broken && open.startsAt(block, fragment) == readable + 1) {
                        broken = false; // the log before ended in a torn batch that was written again here
                    }
                    first = first && fragment.kind() == WalFragment.Kind.NOTE;
                    take(open, block, fragment);
                    at = fragment.end();
                }
            }
        }
        if (open.isOpen()) {
            breakAt(log, Files.size(log));
        }
    }

    private void take(WalBatch open, ByteBuffer block, WalFragment fragment) {
        if (!broken) {
            OptionalLong last = open.add(block, fragment);
            if (last.isPresent()) {
                readable = Math.max(readable, last.getAsLong());
            }
            return;
        }
        boolean begins = fragment.kind() == WalFragment.Kind.FULL || fragment.kind() == WalFragment.Kind.FIRST;
        if (begins && fragment.end() - fragment.payload() >= BATCH_HEADER + BEFORE_MARK + WalMark.SIZE) {
            firstBehind = Math.min(firstBehind, block.getLong(fragment.payload()));
            ByteBuffer bigEndian = block.duplicate().order(ByteOrder.BIG_ENDIAN).limit(fragment.end());
            WalMark.read(bigEndian, fragment.payload() + BATCH_HEADER + BEFORE_MARK)
                    .ifPresent(synced -> syncedBehind = Math.max(syncedBehind, synced));
        }
    }

    private void breakAt(Path log, long offset) {
        if (!broken) {
            broken = true;
            where = log + " at byte " + offset;
        }
    }

    /** The end of a block in which no header fits stays zero. */
    private static boolean isPadding(ByteBuffer block, int at) {
        if (WalFragment.BLOCK - at >= WalFragment.LARGEST_HEADER) {
            return false;
        }
        for (int i = at; i < block.limit(); i++) {
            if (block.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean fill(FileChannel file, ByteBuffer block) throws IOException {
        block.clear();
        while (block.hasRemaining() && file.read(block) >= 0) {
            // until the block is full or the file ends
        }
        block.flip();
        return block.hasRemaining();
    }
}
