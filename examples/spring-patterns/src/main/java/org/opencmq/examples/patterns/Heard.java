package org.opencmq.examples.patterns;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What listeners tell the one who waits for them. Safe from any thread. */
final class Heard {

    private static final int PATIENCE_SECONDS = 60;

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    void tell(String line) {
        System.out.println(line);
        lines.add(line);
    }

    /** The next one if it comes within a second, else null. */
    @Nullable
    String poll() throws InterruptedException {
        return lines.poll(1, TimeUnit.SECONDS);
    }

    /** Waits for the next one. */
    String next() throws InterruptedException {
        String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (line == null) {
            throw new IllegalStateException("nothing was heard for " + PATIENCE_SECONDS + " s");
        }
        return line;
    }
}
