package org.opencmq.spring.boot.connection;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.ConnectionFactory;
import org.junit.jupiter.api.Test;
import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.server.CmqServer;
import org.opencmq.spring.boot.CmqAutoConfiguration;
import org.opencmq.spring.boot.listener.CmqListenerAutoConfiguration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jms.autoconfigure.JmsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jms.config.DefaultJmsListenerContainerFactory;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jms.core.JmsClient;
import org.springframework.jms.core.JmsMessagingTemplate;
import org.springframework.jms.core.JmsTemplate;

class CmqConnectionsAutoConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    CmqAutoConfiguration.class,
                    CmqConnectionsAutoConfiguration.class,
                    CmqListenerAutoConfiguration.class,
                    JmsAutoConfiguration.class,
                    CmqOperationsAutoConfiguration.class));

    private final ApplicationContextRunner two = runner.withPropertyValues(
            "cmq.endpoint=http://127.0.0.1:1", "cmq.connections.order-service.endpoint=http://127.0.0.1:2");

    @Test
    void addsNothingWithoutNames() {
        runner.withPropertyValues("cmq.endpoint=http://127.0.0.1:1").run(context -> assertThat(context)
                .hasSingleBean(ConnectionFactory.class)
                .hasSingleBean(JmsTemplate.class)
                .doesNotHaveBean(ListenerContainers.class));
    }

    @Test
    void makesEveryBeanOfANamedConnection() {
        two.run(context -> {
            ConnectionFactory factory = context.getBean("orderServiceConnectionFactory", ConnectionFactory.class);
            assertThat(endpoint(factory)).isEqualTo("http://127.0.0.1:2");
            assertThat(context.getBean("orderServiceJmsTemplate", JmsTemplate.class)
                            .getConnectionFactory())
                    .isSameAs(factory);
            assertThat(context.getBean("orderServiceJmsClient", JmsClient.class))
                    .isNotNull();
            assertThat(context.getBean(
                            "orderServiceJmsListenerContainerFactory", DefaultJmsListenerContainerFactory.class))
                    .isNotNull();
        });
    }

    @Test
    void leavesTheOneOfTheTopLevelPrimary() {
        two.run(context -> {
            assertThat(endpoint(context.getBean(ConnectionFactory.class))).isEqualTo("http://127.0.0.1:1");
            assertThat(endpoint(context.getBean(JmsTemplate.class).getConnectionFactory()))
                    .isEqualTo("http://127.0.0.1:1");
            assertThat(context.getBean(JmsClient.class)).isSameAs(context.getBean("jmsClient"));
            assertThat(context).hasSingleBean(JmsMessagingTemplate.class);
        });
    }

    @Test
    void makesANamedOnePrimaryWhenAsked() {
        two.withPropertyValues("cmq.connections.order-service.primary=true").run(context -> {
            assertThat(endpoint(context.getBean(ConnectionFactory.class))).isEqualTo("http://127.0.0.1:2");
            assertThat(endpoint(context.getBean(JmsTemplate.class).getConnectionFactory()))
                    .isEqualTo("http://127.0.0.1:2");
            assertThat(endpoint(context.getBean("jmsConnectionFactory", ConnectionFactory.class)))
                    .isEqualTo("http://127.0.0.1:1");
        });
    }

    @Test
    void embedsNoServerWhenANamedOneIsPrimaryAndNothingElseIsConfigured() {
        runner.withPropertyValues(
                        "cmq.connections.a.endpoint=http://127.0.0.1:3",
                        "cmq.connections.a.primary=true",
                        "cmq.connections.b.endpoint=http://127.0.0.1:4")
                .run(context -> {
                    assertThat(context).doesNotHaveBean(CmqServer.class).doesNotHaveBean("jmsConnectionFactory");
                    assertThat(endpoint(context.getBean(ConnectionFactory.class)))
                            .isEqualTo("http://127.0.0.1:3");
                    assertThat(context.getBeansOfType(JmsTemplate.class))
                            .containsOnlyKeys("jmsTemplate", "aJmsTemplate", "bJmsTemplate");
                });
    }

    @Test
    void qualifiesItsBeansByTheName() {
        two.withBean(Wanting.class).run(context -> assertThat(context.getBean(Wanting.class).template)
                .isSameAs(context.getBean("orderServiceJmsTemplate")));
    }

    @Test
    void takesTheSameKeysAsTheTopLevelEach() {
        two.withPropertyValues("cmq.receive.max-batch=3", "cmq.connections.order-service.receive.max-batch=5")
                .run(context -> {
                    assertThat(plain(context.getBean("jmsConnectionFactory", ConnectionFactory.class))
                                    .settings()
                                    .receive()
                                    .maxBatch())
                            .isEqualTo(3);
                    assertThat(plain(context.getBean("orderServiceConnectionFactory", ConnectionFactory.class))
                                    .settings()
                                    .receive()
                                    .maxBatch())
                            .isEqualTo(5);
                });
    }

    @Test
    void makesPlainFactoriesWithoutCache() {
        two.withPropertyValues("spring.jms.cache.enabled=false")
                .run(context -> assertThat(context.getBean("orderServiceConnectionFactory"))
                        .isInstanceOf(CmqConnectionFactory.class));
    }

    @Test
    void namesTheKeyThatIsMissing() {
        two.withPropertyValues("cmq.connections.billing.secret-id=AKIDx").run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("cmq.connections.billing.endpoint"));
    }

    @Test
    void namesTheKeyOfAWrongValue() {
        two.withPropertyValues("cmq.connections.order-service.receive.max-batch=999")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("cmq.connections.order-service.receive.max-batch")
                        .hasMessageContaining("999"));
    }

    @Test
    void refusesTwoPrimaries() {
        two.withPropertyValues(
                        "cmq.connections.order-service.primary=true",
                        "cmq.connections.billing.primary=true",
                        "cmq.connections.billing.endpoint=http://127.0.0.1:5")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("cmq.connections.order-service.primary"));
    }

    @Test
    void leavesABeanOfTheApplicationInItsPlace() {
        JmsTemplate own = new JmsTemplate(new CmqConnectionFactory());
        two.withBean("orderServiceJmsTemplate", JmsTemplate.class, () -> own)
                .run(context ->
                        assertThat(context.getBean("orderServiceJmsTemplate")).isSameAs(own));
    }

    static class Wanting {
        private final JmsTemplate template;

        Wanting(@Qualifier("order-service") JmsTemplate template) {
            this.template = template;
        }
    }

    private static String endpoint(ConnectionFactory factory) {
        return plain(factory).settings().endpoint().toString();
    }

    private static CmqConnectionFactory plain(ConnectionFactory factory) {
        return (CmqConnectionFactory) ((CachingConnectionFactory) factory).getTargetConnectionFactory();
    }
}
