package org.opencmq.server.rocksdb;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.opencmq.server.engine.local.LocalEngineContract;
import org.opencmq.server.engine.local.MessageStore;

/** The engine's contracts over this store. */
class RocksDbEngineTest extends LocalEngineContract {

    @TempDir
    Path folder;

    @Override
    protected MessageStore store() {
        return new RocksDbMessageStore(folder);
    }
}
