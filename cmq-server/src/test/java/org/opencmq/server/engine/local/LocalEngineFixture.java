package org.opencmq.server.engine.local;

import org.opencmq.server.engine.Engine;
import org.opencmq.server.engine.EngineFixture;
import org.opencmq.server.engine.VirtualTime;

/** The local engine over a store that can crash and fail, and whose bodies are read each time. */
abstract class LocalEngineFixture extends EngineFixture {

    final CrashingStore store = new CrashingStore();

    @Override
    protected EngineSettings settings() {
        return EngineSettings.DEFAULT.withBodyCacheBytes(0);
    }

    @Override
    protected Engine open(VirtualTime time, EngineSettings settings) {
        try {
            return LocalEngine.open(store, settings, time, time);
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }

    /** Loses what was not durable, and opens the engine over the rest. */
    final void crash() {
        store.crash();
        engine = open(time, settings());
    }
}
