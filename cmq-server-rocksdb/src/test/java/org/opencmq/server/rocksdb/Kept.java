package org.opencmq.server.rocksdb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opencmq.server.engine.local.MessageStore.MessageHead;
import org.opencmq.server.engine.local.MessageStore.Replay;

/** Remembers what a store replays. */
final class Kept implements Replay {

    final Map<String, byte[]> records = new LinkedHashMap<>();
    final List<MessageHead> heads = new ArrayList<>();

    @Override
    public void record(String key, byte[] value) {
        records.put(key, value);
    }

    @Override
    public void message(MessageHead head) {
        heads.add(head);
    }

    List<Long> sequences(long queue) {
        return heads.stream()
                .filter(head -> head.queue() == queue)
                .map(MessageHead::sequence)
                .toList();
    }
}
