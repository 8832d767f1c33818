package org.opencmq.server.rocksdb;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.opencmq.server.engine.local.MessageStore;
import org.opencmq.server.engine.local.MessageStoreContract;

/** What every store promises, kept by this one. */
class RocksDbStoreContractTest extends MessageStoreContract {

    @TempDir
    Path folder;

    @Override
    protected MessageStore newStore() {
        return new RocksDbMessageStore(folder);
    }
}
