package org.opencmq.server.engine.local;

/** Says something when memory may be short: words that fail must not keep anybody from what has to be done. */
final class LastWords {

    private LastWords() {}

    /** Says it, if it can be said. */
    static void say(Runnable words) {
        try {
            words.run();
        } catch (RuntimeException | Error e) {
            // nobody is left to be told
        }
    }
}
