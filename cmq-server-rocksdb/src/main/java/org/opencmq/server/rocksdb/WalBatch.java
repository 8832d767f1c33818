package org.opencmq.server.rocksdb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;

/** Puts the fragments of one batch together, as far as its header: the first 12 bytes say which sequence numbers it has. */
final class WalBatch {

    private static final int HEADER = 12; // sequence 8, count 4, little-endian

    private final ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    private boolean open;

    /** Whether fragments are missing. */
    boolean isOpen() {
        return open;
    }

    /** The first sequence number of the batch that this fragment begins; -1 when it begins none or is too short. */
    long startsAt(ByteBuffer block, WalFragment fragment) {
        boolean begins = fragment.kind() == WalFragment.Kind.FULL || fragment.kind() == WalFragment.Kind.FIRST;
        return begins && fragment.end() - fragment.payload() >= 8 ? block.getLong(fragment.payload()) : -1;
    }

    /** Adds the next fragment; answers the last sequence number of the batch once it is whole. */
    OptionalLong add(ByteBuffer block, WalFragment fragment) {
        if (fragment.kind() == WalFragment.Kind.NOTE) {
            return OptionalLong.empty();
        }
        if (fragment.kind() == WalFragment.Kind.FULL || fragment.kind() == WalFragment.Kind.FIRST) {
            header.clear();
            open = true;
        }
        int size = Math.min(header.remaining(), fragment.end() - fragment.payload());
        header.put(block.duplicate().position(fragment.payload()).limit(fragment.payload() + size));
        if (fragment.kind() == WalFragment.Kind.FIRST || fragment.kind() == WalFragment.Kind.MIDDLE) {
            return OptionalLong.empty();
        }
        open = false;
        return header.hasRemaining()
                ? OptionalLong.empty()
                : OptionalLong.of(header.getLong(0) + Integer.toUnsignedLong(header.getInt(8)) - 1);
    }
}
