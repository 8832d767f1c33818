package org.opencmq.examples.orders;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.annotation.JmsListener;
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
    void handle(String order, @Header("JMSXDeliveryCount") int deliveryCount) {
        if (order.equals(TROUBLESOME) && deliveryCount == 1) {
            LOG.info("failed    {} at delivery {}, it will come again", order, deliveryCount);
            throw new IllegalStateException("the warehouse did not answer for " + order);
        }
        LOG.info("handled   {} at delivery {}", order, deliveryCount);
        book.handled(order);
    }
}
