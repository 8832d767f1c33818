package org.opencmq.examples.integration.xml;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** What arrived at the end. Safe for all threads. */
@Component("results")
public class Results {

    static final int EXPECTED = 3;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final CountDownLatch complete = new CountDownLatch(EXPECTED);

    /** Takes one. */
    public void add(String text) {
        System.out.println("priced    " + text);
        if (seen.add(text)) {
            complete.countDown();
        }
    }

    boolean await() throws InterruptedException {
        return complete.await(60, TimeUnit.SECONDS);
    }
}
