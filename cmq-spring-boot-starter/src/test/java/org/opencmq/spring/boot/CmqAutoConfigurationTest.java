package org.opencmq.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.ConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.server.CmqServer;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jms.autoconfigure.JmsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jms.core.JmsClient;
import org.springframework.jms.core.JmsTemplate;

@ExtendWith(OutputCaptureExtension.class)
class CmqAutoConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(CmqAutoConfiguration.class, JmsAutoConfiguration.class));

    private final ApplicationContextRunner atEndpoint = runner.withPropertyValues("cmq.endpoint=http://127.0.0.1:1");

    @Test
    void makesACachingFactoryTemplateAndClientAtTheEndpoint() {
        atEndpoint.run(context -> {
            assertThat(context).hasSingleBean(CachingConnectionFactory.class).hasBean("jmsConnectionFactory");
            assertThat(context).hasSingleBean(JmsTemplate.class).hasSingleBean(JmsClient.class);
            assertThat(context).doesNotHaveBean(CmqServer.class);
            assertThat(nativeFactory(context.getBean(CachingConnectionFactory.class))
                            .settings()
                            .endpoint())
                    .hasToString("http://127.0.0.1:1");
        });
    }

    @Test
    void appliesTheCachePropertiesOfBoot() {
        atEndpoint
                .withPropertyValues("spring.jms.cache.session-cache-size=7", "spring.jms.cache.consumers=true")
                .run(context -> {
                    CachingConnectionFactory caching = context.getBean(CachingConnectionFactory.class);
                    assertThat(caching.getSessionCacheSize()).isEqualTo(7);
                    assertThat(caching.isCacheConsumers()).isTrue();
                });
    }

    @Test
    void makesThePlainFactoryWithoutCache() {
        atEndpoint.withPropertyValues("spring.jms.cache.enabled=false").run(context -> assertThat(
                        context.getBean("jmsConnectionFactory"))
                .isInstanceOf(CmqConnectionFactory.class));
    }

    @Test
    void makesAPooledFactoryWhenAsked() {
        atEndpoint
                .withPropertyValues("cmq.pool.enabled=true", "cmq.pool.max-connections=3")
                .run(context -> assertThat(
                                context.getBean(JmsPoolConnectionFactory.class).getMaxConnections())
                        .isEqualTo(3));
    }

    @Test
    void backsOffBeforeAConnectionFactoryOfTheApplication() {
        CmqConnectionFactory own = new CmqConnectionFactory("http://127.0.0.1:2");
        runner.withBean("own", ConnectionFactory.class, () -> own).run(context -> {
            assertThat(context).hasSingleBean(ConnectionFactory.class).doesNotHaveBean(CmqServer.class);
            assertThat(context.getBean(ConnectionFactory.class)).isSameAs(own);
        });
    }

    @Test
    void embedsAServerWhenNothingSaysWhereCmqIs() {
        runner.run(context -> {
            CmqServer server = context.getBean(CmqServer.class);
            assertThat(nativeFactory(context.getBean(CachingConnectionFactory.class))
                            .settings()
                            .endpoint())
                    .hasToString(server.endpoint().toString());
        });
    }

    @Test
    void takesConnectionDetailsBeforeProperties() {
        CmqConnectionDetails details = () -> "http://127.0.0.1:3";
        atEndpoint.withBean(CmqConnectionDetails.class, () -> details).run(context -> assertThat(
                        nativeFactory(context.getBean(CachingConnectionFactory.class))
                                .settings()
                                .endpoint())
                .hasToString("http://127.0.0.1:3"));
    }

    @Test
    void saysWhatToDoWhenThereIsNeitherEndpointNorServer() {
        runner.withPropertyValues("cmq.embedded.enabled=false")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("Set cmq.endpoint"));
        runner.withClassLoader(new FilteredClassLoader(CmqServer.class))
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("Set cmq.endpoint"));
    }

    @Test
    void worksWithoutTheServerOnTheClassPath() {
        atEndpoint.withClassLoader(new FilteredClassLoader(CmqServer.class)).run(context -> assertThat(context)
                .hasSingleBean(ConnectionFactory.class));
    }

    @Test
    void setsOptionsByTheirNamesAndRefusesUnknownOnes() {
        atEndpoint
                .withPropertyValues("cmq.options[extensions]=off", "cmq.options[receive.maxBatch]=8")
                .run(context -> {
                    CmqConnectionFactory factory = nativeFactory(context.getBean(CachingConnectionFactory.class));
                    assertThat(factory.settings().extensions()).isFalse();
                    assertThat(factory.settings().receive().maxBatch()).isEqualTo(8);
                });
        atEndpoint.withPropertyValues("cmq.options[nonsense]=1").run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("nonsense")
                .hasMessageContaining("extensions (auto or off)"));
    }

    @Test
    void refusesHalfAKeyPairAndABadEndpointByTheirNames() {
        atEndpoint
                .withPropertyValues("cmq.secret-id=AKIDx")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("cmq.secret-key"));
        runner.withPropertyValues("cmq.endpoint=nowhere")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("nowhere"));
        runner.withPropertyValues("cmq.embedded.port=70000").run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("cmq.embedded.port must be 0 (a free port) to 65535, was 70000"));
    }

    @Test
    void saysInOneLineWhichServerIsUsed(CapturedOutput output) {
        atEndpoint.run(context -> assertThat(output.toString().lines().filter(line -> line.contains("CMQ connection=")))
                .singleElement()
                .asString()
                .contains("connection=cmq uses endpoint=http://127.0.0.1:1 given by=PropertiesConnectionDetails"));
    }

    @Test
    void letsCustomizersHaveTheLastWord() {
        atEndpoint
                .withBean(
                        CmqConnectionFactoryCustomizer.class,
                        () -> factory -> factory.setOption("receive.maxBatch", "4"))
                .run(context -> assertThat(nativeFactory(context.getBean(CachingConnectionFactory.class))
                                .settings()
                                .receive()
                                .maxBatch())
                        .isEqualTo(4));
    }

    private static CmqConnectionFactory nativeFactory(CachingConnectionFactory caching) {
        ConnectionFactory target = caching.getTargetConnectionFactory();
        assertThat(target).isInstanceOf(CmqConnectionFactory.class);
        return (CmqConnectionFactory) target;
    }
}
