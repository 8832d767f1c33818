package org.opencmq.server.app;

import org.opencmq.server.CmqServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the server when the process is asked to end, within five seconds. What was answered is on disk whether or not
 * closing comes to its end, so a close that hangs is left behind.
 */
final class Stop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Stop.class);
    private static final long PATIENCE_MILLIS = 4_700;

    private final CmqServer server;

    Stop(CmqServer server) {
        this.server = server;
    }

    @Override
    public void run() {
        Thread closing = new Thread(server::close, "cmq-server-close");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (closing.isAlive()) {
            LOG.error("the server did not close within {} ms and is left behind", PATIENCE_MILLIS);
        }
    }
}
