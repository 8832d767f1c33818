package org.opencmq.spring.integration;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.opencmq.client.Cancellation;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqClientSettings;
import org.opencmq.client.CmqException;
import org.opencmq.client.Extensions;
import org.opencmq.client.OutgoingMessage;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceivedMessage;
import org.opencmq.protocol.action.QueueSettings;
import org.opencmq.server.CmqServer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.channel.QueueChannel;
import org.springframework.integration.config.EnableIntegration;
import org.springframework.messaging.MessageHandler;
import org.springframework.messaging.support.GenericMessage;

/** An application context with Spring Integration, a client of one server, and the beans of a test. */
public final class TestFlow implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final CmqClient client;

    private TestFlow(CmqClient client) {
        this.client = client;
        context.register(Config.class);
        context.registerBean(
                "cmqClient", CmqClient.class, () -> client, definition -> definition.setDestroyMethodName(""));
    }

    /** A flow that uses what the server has beyond CMQ. */
    public static TestFlow at(URI endpoint) {
        return new TestFlow(open(endpoint, Extensions.AUTO));
    }

    /** A flow that treats the server as plain CMQ. */
    public static TestFlow plain(URI endpoint) {
        return new TestFlow(open(endpoint, Extensions.OFF));
    }

    public static CmqClient open(URI endpoint, Extensions extensions) {
        return CmqClient.open(CmqClientSettings.builder(endpoint)
                .credentials(CmqServer.DEVELOPMENT_SECRET_ID, CmqServer.DEVELOPMENT_SECRET_KEY)
                .extensions(extensions)
                .build());
    }

    public CmqClient client() {
        return client;
    }

    public <T> TestFlow bean(String name, Class<T> type, Supplier<T> maker) {
        context.registerBean(name, type, maker);
        return this;
    }

    public QueueChannel queueChannel(String name) {
        QueueChannel channel = new QueueChannel();
        bean(name, QueueChannel.class, () -> channel);
        return channel;
    }

    public DirectChannel channel(String name, MessageHandler handler) {
        DirectChannel channel = new DirectChannel();
        channel.subscribe(handler);
        bean(name, DirectChannel.class, () -> channel);
        return channel;
    }

    public TestFlow configuration(Class<?>... configurations) {
        context.register(configurations);
        return this;
    }

    public TestFlow start() {
        context.refresh();
        return this;
    }

    public AnnotationConfigApplicationContext context() {
        return context;
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Makes a queue whose leases last so long. */
    public TestFlow queue(String name, Duration visibilityTimeout) throws CmqException {
        client.control()
                .createQueue(
                        new QueueName(name),
                        QueueSettings.builder()
                                .visibilityTimeout(visibilityTimeout)
                                .build());
        return this;
    }

    public void send(String queue, String text) throws CmqException {
        var unused = client.sends(new QueueName(queue)).sendAndWait(OutgoingMessage.of(text));
    }

    /** Messages that are there and not leased, and those that are. */
    public long[] counts(String queue) {
        try {
            var counts = client.control().queueAttributes(new QueueName(queue)).counts();
            return new long[] {counts.active(), counts.inactive()};
        } catch (CmqException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Neither there nor leased. */
    public boolean isEmpty(String queue) {
        long[] counts = counts(queue);
        return counts[0] == 0 && counts[1] == 0;
    }

    public Optional<ReceivedMessage> receive(String queue, Duration wait) throws CmqException {
        List<ReceivedMessage> all = client.receive(new QueueName(queue), 1, wait, new Cancellation());
        return all.stream().findFirst();
    }

    public static GenericMessage<String> text(String payload) {
        return new GenericMessage<>(payload);
    }

    @Override
    public void close() {
        context.close();
        client.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableIntegration
    static class Config {}
}
