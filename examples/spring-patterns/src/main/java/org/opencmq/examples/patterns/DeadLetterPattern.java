package org.opencmq.examples.patterns;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.core.JmsClient;

/** A message that fails too often goes to the dead letter queue; when the fault is mended it is driven back. */
@Configuration
@EnableAutoConfiguration
class DeadLetterPattern implements Pattern {

    private final Heard heard = new Heard();
    private final AtomicBoolean mended = new AtomicBoolean();
    private final JmsClient jms;

    DeadLetterPattern(JmsClient jms) {
        this.jms = jms;
    }

    @JmsListener(destination = "parcels")
    void deliver(String parcel) {
        if (!mended.get()) {
            System.out.println("dead-letter: could not deliver " + parcel);
            throw new IllegalStateException("the road is closed");
        }
        heard.tell("dead-letter: delivered " + parcel);
    }

    @Override
    public void show() throws InterruptedException {
        jms.destination("parcels").send("parcel");
        String dead = jms.destination("parcels-dead")
                .withReceiveTimeout(60_000)
                .receive(String.class)
                .orElseThrow();
        System.out.println("dead-letter: " + dead + " is dead, driving it back");
        mended.set(true);
        jms.destination("parcels").send(dead);
        heard.next();
    }
}
