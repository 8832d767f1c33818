package org.opencmq.spring.boot.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.opencmq.spring.boot.CmqAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jms.autoconfigure.JmsAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.config.DefaultJmsListenerContainerFactory;
import org.springframework.jms.config.SimpleJmsListenerEndpoint;
import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.util.backoff.ExponentialBackOff;

class CmqListenerAutoConfigurationTest {

    private static final String QUEUES = "jmsListenerContainerFactory";
    private static final String TOPICS = "topicJmsListenerContainerFactory";

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    CmqAutoConfiguration.class, CmqListenerAutoConfiguration.class, JmsAutoConfiguration.class))
            .withPropertyValues("cmq.endpoint=http://127.0.0.1:1");

    @Test
    void makesAFactoryForQueuesAndOneForTopics() {
        runner.run(context -> {
            assertThat(container(context, QUEUES).isPubSubDomain()).isFalse();
            assertThat(container(context, TOPICS).isPubSubDomain()).isTrue();
            assertThat(container(context, TOPICS).isSubscriptionDurable()).isFalse();
            assertThat(container(context, QUEUES).isSessionTransacted()).isTrue();
        });
    }

    @Test
    void backsOffBeforeFactoriesOfTheseNames() {
        DefaultJmsListenerContainerFactory own = new DefaultJmsListenerContainerFactory();
        runner.withBean(TOPICS, DefaultJmsListenerContainerFactory.class, () -> own)
                .run(context -> {
                    assertThat(context.getBean(TOPICS)).isSameAs(own);
                    assertThat(context).hasBean(QUEUES);
                });
        runner.withBean(QUEUES, DefaultJmsListenerContainerFactory.class, () -> own)
                .run(context -> assertThat(context.getBean(QUEUES)).isSameAs(own));
    }

    @Test
    void doesNothingWithoutAConnectionFactory() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(CmqListenerAutoConfiguration.class, JmsAutoConfiguration.class))
                .run(context -> assertThat(context).doesNotHaveBean(TOPICS));
    }

    @Test
    void honoursTheListenerPropertiesOfBootForBoth() {
        runner.withPropertyValues(
                        "spring.jms.listener.receive-timeout=7s",
                        "spring.jms.listener.auto-startup=false",
                        "spring.jms.listener.session.transacted=false",
                        "spring.jms.listener.min-concurrency=2",
                        "spring.jms.listener.max-concurrency=5",
                        "cmq.listener.topic.shared=true")
                .run(context -> {
                    for (String name : new String[] {QUEUES, TOPICS}) {
                        DefaultMessageListenerContainer container = container(context, name);
                        assertThat(ReflectionTestUtils.getField(container, "receiveTimeout"))
                                .isEqualTo(7_000L);
                        assertThat(container.isAutoStartup()).isFalse();
                        assertThat(container.isSessionTransacted()).isFalse();
                        assertThat(container.getConcurrentConsumers()).isEqualTo(2);
                        assertThat(container.getMaxConcurrentConsumers()).isEqualTo(5);
                    }
                });
    }

    @Test
    void listensOnceToATopicThatIsNotShared() {
        runner.withPropertyValues("spring.jms.listener.min-concurrency=2", "spring.jms.listener.max-concurrency=5")
                .run(context -> assertThat(container(context, TOPICS).getMaxConcurrentConsumers())
                        .isEqualTo(1));
    }

    @Test
    void makesDurableAndSharedSubscriptionsByProperties() {
        runner.withPropertyValues(
                        "cmq.listener.topic.durable=true",
                        "cmq.listener.topic.shared=true",
                        "cmq.listener.topic.concurrency=2-4")
                .run(context -> {
                    DefaultMessageListenerContainer container = container(context, TOPICS);
                    assertThat(container.isSubscriptionDurable()).isTrue();
                    assertThat(container.isSubscriptionShared()).isTrue();
                    assertThat(container.getConcurrentConsumers()).isEqualTo(2);
                    assertThat(container.getMaxConcurrentConsumers()).isEqualTo(4);
                });
        runner.withPropertyValues("cmq.listener.topic.durable=true", "cmq.listener.topic.client-id=shop")
                .run(context ->
                        assertThat(container(context, TOPICS).getClientId()).isEqualTo("shop"));
    }

    @Test
    void refusesADurableSubscriptionThatBelongsToNobody() {
        runner.withPropertyValues("cmq.listener.topic.durable=true").run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("cmq.listener.topic.client-id"));
    }

    @Test
    void refusesSeveralListenersOfASubscriptionThatIsNotShared() {
        runner.withPropertyValues("cmq.listener.topic.concurrency=3").run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("cmq.listener.topic.shared=true"));
    }

    @Test
    void pausesLongerAndLongerBeforeItRecovers() {
        runner.withPropertyValues(
                        "cmq.listener.recovery.initial-interval=250ms",
                        "cmq.listener.recovery.multiplier=3",
                        "cmq.listener.recovery.max-interval=10s",
                        "cmq.listener.recovery.max-attempts=9")
                .run(context -> {
                    ExponentialBackOff backOff =
                            (ExponentialBackOff) ReflectionTestUtils.getField(container(context, QUEUES), "backOff");
                    assertThat(backOff.getInitialInterval()).isEqualTo(250);
                    assertThat(backOff.getMultiplier()).isEqualTo(3);
                    assertThat(backOff.getMaxInterval()).isEqualTo(10_000);
                    assertThat(backOff.getMaxAttempts()).isEqualTo(9);
                });
    }

    @Test
    void namesKeyValueAndRangeOfWhatIsOutOfIt() {
        refused("cmq.listener.recovery.initial-interval=0s", "initial-interval must be 1ms to 1h, was 0ms");
        refused("cmq.listener.recovery.max-interval=2h", "max-interval must be 1ms to 1h, was 7200000ms");
        refused("cmq.listener.recovery.multiplier=0.5", "multiplier must be 1 to 100, was 0.5");
        refused("cmq.listener.recovery.max-attempts=0", "max-attempts must be 1 or more");
        refused("cmq.listener.topic.concurrency=many", "concurrency must be a number from 1 to 9999");
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void listensOnVirtualThreadsWhenAsked() {
        runner.withPropertyValues("spring.threads.virtual.enabled=true")
                .run(context -> assertThat(ReflectionTestUtils.getField(container(context, QUEUES), "virtualThreads"))
                        .isEqualTo(true));
    }

    @Test
    void waitsTwentySecondsForAMessageUnlessTheApplicationSaysOtherwise() {
        assertThat(receiveTimeoutOf(application())).isEqualTo("20s");
        assertThat(receiveTimeoutOf(application(), "--spring.jms.listener.receive-timeout=3s"))
                .isEqualTo("3s");
        SpringApplication withDefaults = application();
        withDefaults.setDefaultProperties(Map.of("spring.jms.listener.receive-timeout", "4s"));
        assertThat(receiveTimeoutOf(withDefaults)).isEqualTo("4s");
    }

    @Configuration
    static class Nothing {}

    private static SpringApplication application() {
        SpringApplication application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application;
    }

    private static String receiveTimeoutOf(SpringApplication application, String... arguments) {
        try (var context = application.run(arguments)) {
            return context.getEnvironment().getProperty("spring.jms.listener.receive-timeout");
        }
    }

    private void refused(String property, String message) {
        runner.withPropertyValues(property)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining(message));
    }

    private static DefaultMessageListenerContainer container(AssertableApplicationContext context, String factory) {
        SimpleJmsListenerEndpoint endpoint = new SimpleJmsListenerEndpoint();
        endpoint.setId("test");
        endpoint.setDestination("somewhere");
        endpoint.setMessageListener(message -> {});
        return context.getBean(factory, DefaultJmsListenerContainerFactory.class)
                .createListenerContainer(endpoint);
    }
}
