package org.opencmq.server.engine.local;

/** The engine's contracts over a store whose bodies are read by other threads. */
class CrashingEngineTest extends LocalEngineContract {

    private final CrashingStore store = new CrashingStore();

    @Override
    protected MessageStore store() {
        return store;
    }
}
