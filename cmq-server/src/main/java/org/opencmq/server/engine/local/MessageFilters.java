package org.opencmq.server.engine.local;

import java.util.function.Predicate;

/**
 * Turns a selector into a test of bodies: where the selector language plugs in. Safe from any thread, and so are the
 * predicates, which run on the engine's reader threads.
 */
public interface MessageFilters {

    /**
     * A test that says whether a body, UTF-8 text, is selected; it does not throw.
     *
     * @throws IllegalArgumentException when the selector is no sentence of the language; the message says where
     */
    Predicate<byte[]> compile(String selector);
}
