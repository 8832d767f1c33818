package org.opencmq.server.engine.local;

import java.nio.file.Path;

/** Offers a durable store in a folder; found by {@link java.util.ServiceLoader}, so that a module on the class path is enough. */
public interface MessageStoreProvider {

    /** A short name for log lines, such as {@code rocksdb}. */
    String name();

    /** A store in this folder, which is made when missing. Opens nothing yet. */
    MessageStore store(Path folder);
}
