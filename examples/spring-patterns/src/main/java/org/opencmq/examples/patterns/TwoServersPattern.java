package org.opencmq.examples.patterns;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.core.JmsClient;

/** Two servers in one application: what comes at one of them is passed on to the other. */
@Configuration
@EnableAutoConfiguration
class TwoServersPattern implements Pattern {

    private final Heard heard = new Heard();
    private final JmsClient first;
    private final JmsClient second;

    TwoServersPattern(JmsClient first, @Qualifier("partner") JmsClient second) {
        this.first = first;
        this.second = second;
    }

    @JmsListener(destination = "outgoing")
    void passOn(String text) {
        second.destination("incoming").send(text);
    }

    @JmsListener(destination = "incoming", containerFactory = "partnerJmsListenerContainerFactory")
    void arrive(String text) {
        heard.tell("two-servers: the partner has " + text);
    }

    @Override
    public void show() throws InterruptedException {
        first.destination("outgoing").send("hello");
        heard.next();
    }
}
