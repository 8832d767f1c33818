package org.opencmq.server.engine.local;

class MemoryMessageStoreTest extends MessageStoreContract {

    private final MemoryMessageStore store = new MemoryMessageStore();

    @Override
    protected MessageStore newStore() {
        return store;
    }
}
