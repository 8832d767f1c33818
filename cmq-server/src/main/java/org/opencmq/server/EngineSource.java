package org.opencmq.server;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.engine.local.EngineSettings;
import org.opencmq.server.engine.local.LocalEngine;
import org.opencmq.server.engine.local.MemoryMessageStore;
import org.opencmq.server.engine.local.MessageStore;
import org.opencmq.server.engine.local.MessageStoreProvider;
import org.opencmq.server.engine.local.StoreException;
import org.opencmq.server.engine.local.ThreadWakeups;

/** Where the server's engine comes from. */
@FunctionalInterface
interface EngineSource {

    /** The right to use the data. */
    interface FolderRight extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * An engine and what must be released after it.
     *
     * @param lock closed last
     */
    record Opened(Engine engine, FolderRight lock) {

        /** Releases both. */
        void close() {
            try {
                engine.close();
            } finally {
                lock.close();
            }
        }
    }

    /** Opens the engine; the settings are for the local one. */
    Opened open(Clock clock, EngineSettings settings);

    /** One that somebody else made; the server closes it. */
    static EngineSource of(Engine engine) {
        return (clock, settings) -> new Opened(engine, () -> {});
    }

    /** A fresh one that forgets everything when it is closed. */
    static EngineSource inMemory() {
        return (clock, settings) -> new Opened(local(new MemoryMessageStore(), settings, clock), () -> {});
    }

    /** One over the durable store of this folder. */
    static EngineSource folder(Path folder) {
        return (clock, settings) -> {
            MessageStoreProvider provider = provider(folder);
            FolderRight lock = FolderLock.take(folder);
            boolean opened = false;
            try {
                Opened engine = new Opened(local(provider.store(folder), settings, clock), lock);
                opened = true;
                return engine;
            } finally {
                if (!opened) {
                    lock.close();
                }
            }
        };
    }

    private static Engine local(MessageStore store, EngineSettings settings, Clock clock) {
        try {
            return LocalEngine.open(store, settings, clock, new ThreadWakeups(clock));
        } catch (StoreException e) {
            throw new StoreUnusableException(String.valueOf(e.getMessage()), e);
        }
    }

    private static MessageStoreProvider provider(Path folder) {
        List<MessageStoreProvider> found = new ArrayList<>();
        ServiceLoader.load(MessageStoreProvider.class).forEach(found::add);
        if (found.size() != 1) {
            List<String> names = found.stream().map(MessageStoreProvider::name).toList();
            throw new CmqServerException(
                    "data folder " + folder + " needs exactly one durable store on the class path, found " + names
                            + "; add the module cmq-server-rocksdb, or keep everything in memory");
        }
        return found.get(0);
    }
}
