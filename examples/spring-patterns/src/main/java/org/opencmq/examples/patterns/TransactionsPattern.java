package org.opencmq.examples.patterns;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.jms.support.JmsHeaders;
import org.springframework.messaging.handler.annotation.Header;

/** A listener that fails undoes what it sent, and gets its message again: the invoice is written once. */
@Configuration
@EnableAutoConfiguration
class TransactionsPattern implements Pattern {

    private final Heard heard = new Heard();
    private final JmsTemplate jms;

    TransactionsPattern(JmsTemplate jms) {
        this.jms = jms;
    }

    @JmsListener(destination = "orders")
    void handle(String order, @Header(JmsHeaders.REDELIVERED) boolean redelivered) {
        jms.convertAndSend("invoices", "invoice for " + order + (redelivered ? "" : " that must not be seen"));
        if (!redelivered) {
            System.out.println("transactions: failed " + order);
            throw new IllegalStateException("the printer is out of paper");
        }
    }

    @JmsListener(destination = "invoices")
    void print(String invoice) {
        heard.tell("transactions: printed " + invoice);
    }

    @Override
    public void show() throws InterruptedException {
        jms.convertAndSend("orders", "tea");
        heard.next();
    }
}
