package org.opencmq.jms.internal.session;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads named {@code cmq-jms-WHAT-NUMBER}. */
final class NamedThreads implements ThreadFactory {

    private final String prefix;
    private final AtomicInteger next = new AtomicInteger(1);

    NamedThreads(String what) {
        this.prefix = "cmq-jms-" + what + "-";
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, prefix + next.getAndIncrement());
        thread.setDaemon(true);
        return thread;
    }
}
