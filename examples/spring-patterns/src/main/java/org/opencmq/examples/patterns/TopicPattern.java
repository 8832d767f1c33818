package org.opencmq.examples.patterns;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.config.JmsListenerEndpointRegistry;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.jms.listener.MessageListenerContainer;

/** A durable subscription keeps what is published while nobody listens. */
@Configuration
@EnableAutoConfiguration
class TopicPattern implements Pattern {

    private final Heard heard = new Heard();
    private final JmsTemplate topics;
    private final JmsListenerEndpointRegistry listeners;

    TopicPattern(JmsTemplate jms, JmsListenerEndpointRegistry listeners) {
        this.topics = jms;
        this.listeners = listeners;
        topics.setPubSubDomain(true);
    }

    @JmsListener(
            id = "archive",
            destination = "news",
            subscription = "archive",
            containerFactory = "topicJmsListenerContainerFactory")
    void read(String news) {
        heard.tell("topic: archived " + news);
    }

    @Override
    public void show() throws InterruptedException {
        MessageListenerContainer archive = listeners.getListenerContainer("archive");
        if (archive == null) {
            throw new IllegalStateException("there is no listener named archive");
        }
        // The first start of the listener makes the subscription; what is published before that reaches nobody.
        String first = null;
        for (int attempt = 1; first == null; attempt++) {
            topics.convertAndSend("news", "edition " + attempt);
            first = heard.poll();
        }
        archive.stop();
        topics.convertAndSend("news", "late edition");
        System.out.println("topic: published late edition while nobody listened");
        archive.start();
        while (!heard.next().endsWith("late edition")) {
            System.out.println("topic: an earlier edition, waiting on");
        }
    }
}
