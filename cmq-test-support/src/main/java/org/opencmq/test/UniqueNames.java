package org.opencmq.test;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Makes names: the wanted beginning, eight characters for this run, and a number. Safe from any thread. */
final class UniqueNames {

    private static final Pattern BEGINNING = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,47}");
    private static final String RUN = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 41), 36);
    private static final AtomicLong LAST = new AtomicLong();

    private UniqueNames() {}

    static String next(String beginning) {
        if (!BEGINNING.matcher(beginning).matches()) {
            throw new IllegalArgumentException(
                    "a name begins with a letter, then at most 47 letters, digits, '-' or '_', was '" + beginning
                            + "'");
        }
        return beginning + "-" + RUN + "-" + LAST.incrementAndGet();
    }
}
