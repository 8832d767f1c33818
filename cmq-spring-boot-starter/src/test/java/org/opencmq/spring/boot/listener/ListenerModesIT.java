package org.opencmq.spring.boot.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqClientSettings;
import org.opencmq.client.CmqException;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.action.DeadLetterSettings;
import org.opencmq.protocol.action.QueueSettings;
import org.opencmq.server.CmqServer;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.core.JmsClient;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.jms.support.converter.JacksonJsonMessageConverter;
import org.springframework.jms.support.converter.MessageConverter;
import org.springframework.jms.support.converter.MessageType;
import tools.jackson.databind.json.JsonMapper;

/** One application with a listener of every kind, on an embedded server. */
class ListenerModesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    record Order(String item, int count) {}

    @Configuration
    @EnableAutoConfiguration
    static class Application {

        final List<String> heard = new CopyOnWriteArrayList<>();
        final Set<String> threads = ConcurrentHashMap.newKeySet();
        final CountDownLatch together = new CountDownLatch(3);

        @Bean
        static MessageConverter jsonOfOrders(JsonMapper mapper) {
            JacksonJsonMessageConverter converter = new JacksonJsonMessageConverter(mapper);
            converter.setTypeIdPropertyName("type");
            converter.setTargetType(MessageType.TEXT);
            return converter;
        }

        @JmsListener(destination = "modes-concurrent", concurrency = "3")
        void concurrent(String text) throws InterruptedException {
            together.countDown();
            if (together.await(90, TimeUnit.SECONDS)) {
                threads.add(Thread.currentThread().getName());
            }
        }

        @JmsListener(destination = "modes-news", containerFactory = "topicJmsListenerContainerFactory")
        void news(String text) {
            heard.add("first " + text);
        }

        @JmsListener(destination = "modes-news", containerFactory = "topicJmsListenerContainerFactory")
        void sameNews(String text) {
            heard.add("second " + text);
        }

        @JmsListener(
                destination = "modes-prices",
                containerFactory = "sharedDurable",
                subscription = "desk",
                concurrency = "2")
        void prices(String text) {
            heard.add("desk " + text);
        }

        @Bean
        static CmqListenerContainerFactory sharedDurable(
                CmqListenerContainerFactoryConfigurer configurer, ConnectionFactory connectionFactory) {
            CmqListenerContainerFactory factory = new CmqListenerContainerFactory();
            configurer.configureTopic(factory, connectionFactory);
            factory.setSubscriptionShared(true);
            factory.setSubscriptionDurable(true);
            return factory;
        }

        @JmsListener(destination = "modes-orders")
        Order order(Order order) {
            return new Order(order.item(), order.count() + 1);
        }

        @JmsListener(destination = "modes-steps")
        void step(String text, Message message) throws JMSException {
            jms.convertAndSend("modes-results", text + " " + message.getIntProperty("JMSXDeliveryCount"));
            if (message.getIntProperty("JMSXDeliveryCount") < 3) {
                throw new IllegalStateException("fails twice");
            }
        }

        @JmsListener(destination = "modes-poison")
        void poison(String text, Message message) throws JMSException {
            heard.add("poison " + message.getIntProperty("JMSXDeliveryCount"));
            throw new IllegalStateException("always");
        }

        @JmsListener(destination = "modes-dead")
        void dead(String text) {
            heard.add("dead " + text);
        }

        private final JmsTemplate jms;

        Application(JmsTemplate jms) {
            this.jms = jms;
        }
    }

    private static ConfigurableApplicationContext context;
    private static CmqServer server;

    @BeforeAll
    static void start() throws CmqException {
        server = CmqServer.builder().port(0).inMemory().start();
        try (CmqClient client = CmqClient.open(CmqClientSettings.builder(server.endpoint())
                .credentials(CmqServer.DEVELOPMENT_SECRET_ID, CmqServer.DEVELOPMENT_SECRET_KEY)
                .build())) {
            client.control().createQueue(new QueueName("modes-dead"), QueueSettings.NONE);
            client.control()
                    .createQueue(
                            new QueueName("modes-poison"),
                            QueueSettings.builder()
                                    .visibilityTimeout(Duration.ofSeconds(5))
                                    .deadLetter(DeadLetterSettings.receivedTooOften(new QueueName("modes-dead"), 2))
                                    .build());
        }
        context = new SpringApplicationBuilder(Application.class)
                .properties(
                        "cmq.endpoint=" + server.endpoint(),
                        "logging.level.org.springframework.jms=ERROR",
                        "cmq.options[redelivery.attempts]=2",
                        "cmq.options[redelivery.firstPause]=10ms")
                .run();
    }

    @AfterAll
    static void stop() {
        context.close();
        server.close();
    }

    private final Application application = context.getBean(Application.class);
    private final JmsClient jms = context.getBean(JmsClient.class);

    @Test
    void listensWithSeveralThreadsAtOnce() {
        for (int i = 0; i < 3; i++) {
            jms.destination("modes-concurrent").send("work");
        }
        await().atMost(PATIENCE).until(() -> application.threads.size() == 3);
    }

    @Test
    void givesEveryTopicListenerItsOwnCopyAndSharersOneTogether() {
        // given
        JmsTemplate topics = new JmsTemplate(context.getBean(ConnectionFactory.class));
        topics.setPubSubDomain(true);
        topics.setMessageConverter(context.getBean(MessageConverter.class));
        topics.setReceiveTimeout(1_000);

        // when: a subscription may come to life after the first attempts
        await().atMost(PATIENCE).until(() -> {
            topics.convertAndSend("modes-news", "rain");
            return application.heard.contains("first rain") && application.heard.contains("second rain");
        });
        await().atMost(PATIENCE).until(() -> {
            topics.convertAndSend("modes-prices", "early");
            return application.heard.contains("desk early");
        });
        for (int i = 0; i < 10; i++) {
            topics.convertAndSend("modes-prices", "price-" + i);
        }

        // then
        await().atMost(PATIENCE)
                .until(() -> application.heard.stream()
                                .filter(entry -> entry.startsWith("desk price"))
                                .distinct()
                                .count()
                        == 10);
        assertThat(application.heard.stream().filter(entry -> entry.startsWith("desk price")))
                .doesNotHaveDuplicates();
    }

    @Test
    void answersJsonWithJsonByTheClient() {
        Order answer = jms.destination("modes-orders")
                .withReceiveTimeout(90_000)
                .sendAndReceive(new Order("tea", 1), Order.class)
                .orElseThrow();

        assertThat(answer).isEqualTo(new Order("tea", 2));
    }

    @Test
    void undoesWhatAFailedListenerSentAndDeliversAgain() {
        jms.destination("modes-steps").send("step");

        assertThat(jms.destination("modes-results").withReceiveTimeout(90_000).receive(String.class))
                .contains("step 3");
        assertThat(jms.destination("modes-results").withReceiveTimeout(1_000).receive(String.class))
                .isEmpty();
    }

    @Test
    void leavesWhatAlwaysFailsToTheDeadLetterQueue() {
        jms.destination("modes-poison").send("apple");

        await().atMost(PATIENCE).until(() -> application.heard.contains("dead apple"));
        assertThat(application.heard).contains("poison 1", "poison 2");
    }
}
