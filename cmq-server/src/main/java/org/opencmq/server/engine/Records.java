package org.opencmq.server.engine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Small durable documents under text keys, each with a revision, for configuration that must survive. Safe from any
 * thread; a stage completes when the change is durable.
 */
public interface Records {

    /** The expected revision of a key that must not exist yet. */
    long ABSENT = 0;

    /**
     * A document.
     *
     * @param key up to 512 characters
     * @param value its bytes; must not be changed
     * @param revision greater than that of every earlier value of the key
     */
    record Entry(String key, byte[] value, long revision) {}

    /** The document under the key; empty when there is none. */
    CompletionStage<Optional<Entry>> get(String key);

    /** All documents whose key starts with the prefix, ordered by key. */
    CompletionStage<List<Entry>> list(String prefix);

    /**
     * Stores a document.
     *
     * @param expectedRevision the revision to replace, or {@link #ABSENT}
     * @return the new revision; empty when the expectation did not hold and nothing was changed
     */
    CompletionStage<Optional<Long>> put(String key, byte[] value, long expectedRevision);

    /** Removes a document of the expected revision; false when the expectation did not hold. */
    CompletionStage<Boolean> remove(String key, long expectedRevision);
}
