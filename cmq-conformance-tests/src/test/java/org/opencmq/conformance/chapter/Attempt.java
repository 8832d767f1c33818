package org.opencmq.conformance.chapter;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Calls made inside listeners, and what came of each; safe for all threads. */
final class Attempt {

    /** Stands for a call that threw nothing. */
    static final Object SUCCESS = "no exception";

    final BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();

    interface Call {
        void run() throws Exception;
    }

    void at(Call call) {
        try {
            call.run();
            outcomes.add(SUCCESS);
        } catch (Exception e) {
            outcomes.add(e);
        }
    }
}
