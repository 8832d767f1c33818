package org.opencmq.examples.patterns;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.core.JmsClient;

/** A request waits for its answer, which comes by a temporary queue. */
@Configuration
@EnableAutoConfiguration
class RequestReplyPattern implements Pattern {

    private final JmsClient jms;

    RequestReplyPattern(JmsClient jms) {
        this.jms = jms;
    }

    @JmsListener(destination = "prices")
    String price(String item) {
        return item + " costs " + item.length() + " yuan";
    }

    @Override
    public void show() {
        String answer = jms.destination("prices")
                .withReceiveTimeout(60_000)
                .sendAndReceive("tea", String.class)
                .orElseThrow();
        System.out.println("request-reply: " + answer);
    }
}
