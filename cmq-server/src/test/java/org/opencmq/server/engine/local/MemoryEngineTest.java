package org.opencmq.server.engine.local;

/** The engine's contracts over the heap. */
class MemoryEngineTest extends LocalEngineContract {

    private final MemoryMessageStore store = new MemoryMessageStore();

    @Override
    protected MessageStore store() {
        return store;
    }
}
