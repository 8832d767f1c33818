package org.opencmq.spring.integration.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencmq.client.OutgoingPublication;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.EndpointProtocol;
import org.opencmq.protocol.action.FilterType;
import org.opencmq.protocol.action.NotifyContentFormat;
import org.opencmq.protocol.action.Subscribe;
import org.opencmq.protocol.action.TopicSettings;
import org.opencmq.protocol.envelope.Address;
import org.opencmq.server.CmqServer;
import org.opencmq.spring.integration.TestFlow;
import org.opencmq.spring.integration.support.CmqHeaders;
import org.opencmq.spring.integration.support.CmqMessageConverter.Instruction;
import org.opencmq.spring.integration.support.DefaultCmqMessageConverter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.channel.QueueChannel;
import org.springframework.integration.config.EnableIntegration;
import org.springframework.integration.support.MessageBuilder;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessagingException;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

class CmqPushEndpointIT {

    @Configuration(proxyBeanMethods = false)
    @EnableIntegration
    @EnableWebMvc
    static class Web {

        static final AtomicInteger FAILURES = new AtomicInteger();

        @Bean
        QueueChannel pushed() {
            QueueChannel channel = new QueueChannel();
            channel.addInterceptor(new org.springframework.messaging.support.ChannelInterceptor() {
                @Override
                public Message<?> preSend(Message<?> message, org.springframework.messaging.MessageChannel to) {
                    if (FAILURES.getAndDecrement() > 0) {
                        throw new MessagingException(message, "not now");
                    }
                    return message;
                }
            });
            return channel;
        }

        @Bean
        CmqPushEndpoint endpoint(QueueChannel pushed) {
            CmqPushEndpoint endpoint = new CmqPushEndpoint();
            endpoint.setOutputChannel(pushed);
            return endpoint;
        }

        @Bean
        RouterFunction<ServerResponse> route(CmqPushEndpoint endpoint) {
            return CmqPushRoutes.route("/push", endpoint);
        }
    }

    @ParameterizedTest
    @EnumSource(NotifyContentFormat.class)
    void receivesWhatATopicPushesAlsoAfterAFailure(NotifyContentFormat format, @TempDir Path folder) throws Exception {
        try (CmqServer server = CmqServer.builder().allowPushTo("127.0.0.0/8").start();
                TestFlow flow = TestFlow.at(server.endpoint())) {
            // given
            AnnotationConfigWebApplicationContext web = new AnnotationConfigWebApplicationContext();
            web.register(Web.class);
            Tomcat tomcat = tomcat(folder, web);
            try {
                QueueChannel pushed = web.getBean(QueueChannel.class);
                Web.FAILURES.set(1);
                TopicName topic = new TopicName("news");
                flow.client().control().createTopic(topic, TopicSettings.NONE, FilterType.TAGS);
                String url = "http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/push";
                flow.client()
                        .control()
                        .subscribe(new Subscribe(
                                topic,
                                new SubscriptionName("web"),
                                EndpointProtocol.HTTP,
                                url,
                                Optional.empty(),
                                Optional.of(format),
                                List.of(),
                                List.of()));
                Message<?> original = MessageBuilder.withPayload("grüße")
                        .setHeader("count", 7)
                        .build();
                String text = new DefaultCmqMessageConverter()
                        .toText(original, new Address(Address.Kind.TOPIC, "news"), Instruction.NONE);

                // when
                flow.client()
                        .publishes(topic)
                        .publishAndWait(
                                new OutgoingPublication(text, List.of("a", "b"), Optional.empty(), Optional.empty()));

                // then
                Message<?> message = pushed.receive(60_000);
                assertThat(message.getPayload()).isEqualTo("grüße");
                assertThat(message.getHeaders())
                        .containsEntry("count", 7)
                        .containsEntry(CmqHeaders.TAGS, List.of("a", "b"))
                        .containsKeys(CmqHeaders.MSG_ID, CmqHeaders.REQUEST_ID);
                if (format == NotifyContentFormat.JSON) {
                    assertThat(message.getHeaders())
                            .containsEntry(CmqHeaders.TOPIC, "news")
                            .containsEntry(CmqHeaders.SUBSCRIPTION, "web")
                            .containsKeys(CmqHeaders.TOPIC_OWNER, CmqHeaders.PUBLISH_TIME);
                }
            } finally {
                tomcat.stop();
                tomcat.destroy();
                System.clearProperty("catalina.home"); // or the next one makes the folder of this one again
                System.clearProperty("catalina.base");
                web.close();
            }
        }
    }

    private static Tomcat tomcat(Path folder, AnnotationConfigWebApplicationContext web) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.setHostname("127.0.0.1");
        var context = tomcat.addContext("", new File(folder.toString()).getAbsolutePath());
        DispatcherServlet servlet = new DispatcherServlet(web);
        Tomcat.addServlet(context, "web", servlet).setLoadOnStartup(1);
        context.addServletMapping("/", "web");
        tomcat.getConnector();
        tomcat.start();
        return tomcat;
    }

    @Test
    void readsTheDocumentedExampleAndRefusesWhatIsNone() {
        try (TestFlow flow = TestFlow.at(java.net.URI.create("http://127.0.0.1:1"))) {
            // given
            QueueChannel out = flow.queueChannel("out");
            CmqPushEndpoint endpoint = new CmqPushEndpoint();
            endpoint.setOutputChannel(out);
            endpoint.setTopics("news");
            flow.bean("endpoint", CmqPushEndpoint.class, () -> endpoint).start();
            Map<String, String> headers = Map.of(
                    "x-cmq-request-id",
                    "90032",
                    "x-cmq-message-id",
                    "4503600290134970",
                    "x-cmq-message-tag",
                    "apple, pear");
            String body = "{\"TopicOwner\":1250000000,\"topicName\":\"news\",\"subscriptionName\":\"sub-1\","
                    + "\"msgId\":\"4503600290134970\",\"msgBody\":\"hi\",\"publishTime\":1700000200}";

            // when
            int status = endpoint.receive(headers::get, body);

            // then
            assertThat(status).isEqualTo(CmqPushEndpoint.HANDLED);
            Message<?> message = out.receive(0);
            assertThat(message.getPayload()).isEqualTo("hi");
            assertThat(message.getHeaders())
                    .containsEntry(CmqHeaders.TOPIC_OWNER, "1250000000")
                    .containsEntry(CmqHeaders.PUBLISH_TIME, Instant.ofEpochSecond(1_700_000_200))
                    .containsEntry(CmqHeaders.TAGS, List.of("apple", "pear"));
            assertThat(endpoint.receive(headers::get, body.replace("news", "other")))
                    .isEqualTo(CmqPushEndpoint.REFUSED);
            assertThat(endpoint.receive(name -> null, body)).isEqualTo(CmqPushEndpoint.REFUSED);
            endpoint.beforeShutdown();
            assertThat(endpoint.receive(headers::get, body)).isEqualTo(CmqPushEndpoint.STOPPED);
        }
    }
}
