package org.opencmq.examples.orders;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.support.JmsHeaders;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.stereotype.Component;

/** Handles orders. The third one fails at its first delivery, so its session rolls back and it is delivered again. */
@Component
class OrderListener {

    private static final Logger LOG = LoggerFactory.getLogger(OrderListener.class);
    private static final String TROUBLESOME = "order-3";

    private final OrderBook book;

    OrderListener(OrderBook book) {
        this.book = book;
    }

    @JmsListener(destination = "orders")
    void handle(String order, @Header(JmsHeaders.REDELIVERED) boolean redelivered) {
        if (order.equals(TROUBLESOME) && !redelivered) {
            LOG.info("failed    {}, it will come again", order);
            throw new IllegalStateException("the warehouse did not answer for " + order);
        }
        LOG.info("handled   {} redelivered={}", order, redelivered);
        book.handled(order);
    }
}
