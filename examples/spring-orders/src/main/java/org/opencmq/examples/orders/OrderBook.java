package org.opencmq.examples.orders;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Remembers which orders were handled, and when that is all of them. Safe from any thread. */
@Component
class OrderBook {

    static final int EXPECTED = 5;

    private static final Logger LOG = LoggerFactory.getLogger(OrderBook.class);
    private static final int PATIENCE_SECONDS = 60;

    private final Set<String> handled = ConcurrentHashMap.newKeySet();
    private final CountDownLatch open = new CountDownLatch(EXPECTED);

    void handled(String order) {
        if (handled.add(order)) {
            open.countDown();
        }
    }

    boolean awaitAll() throws InterruptedException {
        boolean complete = open.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        LOG.info("{} of {} orders handled", handled.size(), EXPECTED);
        return complete;
    }
}
