package org.opencmq.server.rocksdb;

import java.nio.file.Path;
import org.opencmq.server.engine.local.MessageStore;
import org.opencmq.server.engine.local.MessageStoreProvider;

/** Offers {@link RocksDbMessageStore} to whoever has this module on the class path. */
public final class RocksDbStoreProvider implements MessageStoreProvider {

    @Override
    public String name() {
        return "rocksdb";
    }

    @Override
    public MessageStore store(Path folder) {
        return new RocksDbMessageStore(folder);
    }
}
