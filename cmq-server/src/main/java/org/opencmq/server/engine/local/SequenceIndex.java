package org.opencmq.server.engine.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages in the order of their places: found, added and removed anywhere in O(log n), without tombstones, for about five
 * bytes a message. A row of blocks, each a sorted array; blocks that empty go, neighbours that thin out merge. Owned by a
 * {@link QueueState}; not thread-safe.
 */
final class SequenceIndex {

    private static final int BLOCK = 512;
    private static final int SPARSE = BLOCK / 4;

    private final List<Block> blocks = new ArrayList<>(0);
    private int size;

    int size() {
        return size;
    }

    /** The oldest one; null when there is none. */
    @Nullable
    Message first() {
        return blocks.isEmpty() ? null : blocks.get(0).first();
    }

    /** The one at this place; null when it is not here. */
    @Nullable
    Message get(long sequence) {
        if (blocks.isEmpty()) {
            return null;
        }
        Message found = higher(sequence - 1);
        return found != null && found.sequence == sequence ? found : null;
    }

    /** The first one behind this place; null at the end. */
    @Nullable
    Message higher(long sequence) {
        if (blocks.isEmpty()) {
            return null;
        }
        int at = blockOf(sequence);
        Block block = blocks.get(at);
        int slot = block.slotBehind(sequence);
        if (slot < block.to) {
            return block.items[slot];
        }
        return at + 1 < blocks.size() ? blocks.get(at + 1).first() : null;
    }

    /** At most so many behind this place, in order. */
    List<Message> after(long sequence, int max) {
        List<Message> found = new ArrayList<>(Math.min(max, size));
        if (blocks.isEmpty()) {
            return found;
        }
        int at = blockOf(sequence);
        int slot = blocks.get(at).slotBehind(sequence);
        while (found.size() < max && at < blocks.size()) {
            Block block = blocks.get(at);
            if (slot == block.to) {
                at++;
                slot = at < blocks.size() ? blocks.get(at).from : 0;
            } else {
                found.add(block.items[slot++]);
            }
        }
        return found;
    }

    /** Puts a message at its place, which must be free. */
    void add(Message message) {
        size++;
        if (blocks.isEmpty()) {
            blocks.add(new Block(4));
        }
        int at = blockOf(message.sequence);
        Block block = blocks.get(at);
        boolean append = at + 1 == blocks.size() && block.endsBefore(message.sequence);
        if (block.count() == BLOCK || (append && block.to == BLOCK && block.count() >= SPARSE)) {
            Block right = append ? new Block(BLOCK) : block.splitOff();
            blocks.add(at + 1, right);
            if (append || message.sequence > right.first().sequence) {
                block = right;
            }
        }
        block.insert(message);
    }

    /** Takes a message out, which must be here. */
    void remove(Message message) {
        int at = blockOf(message.sequence);
        Block block = blocks.get(at);
        block.removeAt(block.slotBehind(message.sequence - 1), message);
        size--;
        if (block.count() == 0) {
            blocks.remove(at);
        } else if (block.count() < SPARSE
                && at + 1 < blocks.size()
                && blocks.get(at + 1).count() < SPARSE) {
            block.append(blocks.remove(at + 1));
        }
    }

    /** Forgets all. */
    void clear() {
        blocks.clear();
        size = 0;
    }

    /** The last block that begins at or before this place, or the first one. */
    private int blockOf(long sequence) {
        int low = 0;
        int high = blocks.size() - 1;
        if (blocks.get(high).beginsAt() <= sequence) {
            return high; // sends and restarts add at the end
        }
        if (high > 0 && blocks.get(1).beginsAt() > sequence) {
            return 0; // receiving and deleting go on at the head
        }
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (blocks.get(middle).beginsAt() <= sequence) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** A sorted run of messages in {@code items[from..to)}. */
    private static final class Block {

        private Message[] items;
        private int from;
        private int to;

        Block(int capacity) {
            items = new Message[capacity];
        }

        int count() {
            return to - from;
        }

        Message first() {
            return items[from];
        }

        boolean endsBefore(long sequence) {
            return from == to || items[to - 1].sequence < sequence;
        }

        long beginsAt() {
            return from == to ? Long.MIN_VALUE : items[from].sequence;
        }

        int slotBehind(long sequence) {
            int low = from;
            int high = to;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (items[middle].sequence <= sequence) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        void insert(Message message) {
            if (to == items.length) {
                makeRoom();
            }
            int slot = endsBefore(message.sequence) ? to : slotBehind(message.sequence);
            System.arraycopy(items, slot, items, slot + 1, to - slot);
            items[slot] = message;
            to++;
        }

        void removeAt(int slot, Message expected) {
            if (slot >= to || items[slot] != expected) {
                throw new IllegalStateException("message " + expected.sequence + " is not in the index");
            }
            if (slot == from) {
                items[from++] = null;
            } else {
                System.arraycopy(items, slot + 1, items, slot, to - slot - 1);
                items[--to] = null;
            }
        }

        Block splitOff() {
            int middle = (from + to) >>> 1;
            Block right = new Block(BLOCK);
            right.to = to - middle;
            System.arraycopy(items, middle, right.items, 0, right.to);
            Arrays.fill(items, middle, to, null);
            to = middle;
            return right;
        }

        void append(Block next) {
            Message[] joined = new Message[BLOCK];
            System.arraycopy(items, from, joined, 0, count());
            System.arraycopy(next.items, next.from, joined, count(), next.count());
            to = count() + next.count();
            from = 0;
            items = joined;
        }

        private void makeRoom() {
            int count = count();
            Message[] wider = count < items.length / 2 ? items : new Message[Math.min(BLOCK, Math.max(4, count * 2))];
            System.arraycopy(items, from, wider, 0, count);
            if (wider == items) {
                Arrays.fill(items, Math.max(count, from), to, null);
            }
            items = wider;
            from = 0;
            to = count;
        }
    }
}
