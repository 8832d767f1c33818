package org.opencmq.server.engine.local;

import org.junit.jupiter.api.Nested;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.engine.EngineOrderContract;
import org.opencmq.server.engine.EnginePollingContract;
import org.opencmq.server.engine.VirtualTime;

/** The engine's contracts over the heap. */
class MemoryEngineTest {

    private final MemoryMessageStore store = new MemoryMessageStore();

    private Engine openLocal(VirtualTime time, EngineSettings settings) {
        try {
            return LocalEngine.open(store, settings, time, time);
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }

    @Nested
    class Order extends EngineOrderContract {
        @Override
        protected Engine open(VirtualTime time, EngineSettings settings) {
            return openLocal(time, settings);
        }
    }

    @Nested
    class Polling extends EnginePollingContract {
        @Override
        protected Engine open(VirtualTime time, EngineSettings settings) {
            return openLocal(time, settings);
        }
    }
}
