package org.opencmq.examples.orders;

import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.core.JmsClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Places an order every 200 ms until there are {@link OrderBook#EXPECTED}. Used by the scheduler's one thread. */
@Component
class OrderProducer {

    private static final Logger LOG = LoggerFactory.getLogger(OrderProducer.class);

    private final JmsClient jms;
    private final AtomicInteger placed = new AtomicInteger();

    OrderProducer(JmsClient jms) {
        this.jms = jms;
    }

    @Scheduled(fixedRate = 200)
    void placeOrder() {
        int number = placed.get() + 1;
        if (number > OrderBook.EXPECTED) {
            return;
        }
        String order = "order-" + number;
        jms.destination("orders").send(order);
        placed.set(number);
        LOG.info("placed    {}", order);
    }
}
