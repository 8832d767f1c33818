package org.opencmq.server;

import java.nio.file.Path;
import java.time.Clock;
import org.opencmq.server.engine.Engine;

/** Where the server's engine comes from. */
@FunctionalInterface
interface EngineSource {

    /**
     * An engine and what must be released after it.
     *
     * @param lock the right to use the data; closed last
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

    /** The right to use the data. */
    interface FolderRight extends AutoCloseable {
        @Override
        void close();
    }

    /** Opens the engine. */
    Opened open(Clock clock);

    /** A fresh one that forgets everything when it is closed. */
    static EngineSource inMemory() {
        return clock -> {
            throw new CmqServerException("this build has no engine yet; give one with engine(…)");
        };
    }

    /** One over the durable store of this folder. */
    static EngineSource folder(Path folder) {
        return clock -> {
            throw new CmqServerException("this build has no engine for data folder " + folder + " yet");
        };
    }

    /** One that somebody else made; the server closes it. */
    static EngineSource of(Engine engine) {
        return clock -> new Opened(engine, () -> {});
    }
}
