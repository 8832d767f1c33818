package org.opencmq.spring.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencmq.server.CmqServer;
import org.opencmq.spring.integration.channel.CmqChannel;
import org.opencmq.spring.integration.channel.CmqPublishSubscribeChannel;
import org.opencmq.spring.integration.channel.PollableCmqChannel;
import org.opencmq.spring.integration.inbound.CmqInboundGateway;
import org.opencmq.spring.integration.inbound.CmqMessageDrivenChannelAdapter;
import org.opencmq.spring.integration.inbound.CmqMessageSource;
import org.opencmq.spring.integration.outbound.CmqOutboundGateway;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.context.IntegrationContextUtils;
import org.springframework.integration.core.MessagingTemplate;
import org.springframework.integration.endpoint.EventDrivenConsumer;
import org.springframework.integration.endpoint.SourcePollingChannelAdapter;
import org.springframework.integration.handler.AbstractReplyProducingMessageHandler;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.SubscribableChannel;
import org.springframework.scheduling.support.PeriodicTrigger;

/** The server goes away under each component and comes back on the same port with the same data. */
class OutageIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private CmqServer server;

    @BeforeEach
    void start() {
        server = CmqServer.builder().dataFolder(folder).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** An adapter of a queue of its own, which tells that the server was missed. */
    private static CmqMessageDrivenChannelAdapter witness(TestFlow flow) {
        CmqMessageDrivenChannelAdapter witness = new CmqMessageDrivenChannelAdapter(flow.client(), "witness");
        witness.setOutputChannel(flow.queueChannel("witnessed"));
        flow.bean("witness", CmqMessageDrivenChannelAdapter.class, () -> witness);
        return witness;
    }

    private void goesAwayAndComesBack(CmqMessageDrivenChannelAdapter witness) {
        int port = goesAway();
        await().atMost(LONG).until(() -> witness.getOutageCount() == 1);
        comesBack(port);
    }

    private int goesAway() {
        int port = server.port();
        server.close();
        return port;
    }

    private void comesBack(int port) {
        server = CmqServer.builder().port(port).dataFolder(folder).start();
    }

    @Test
    void aPointToPointChannelGoesOn() throws Exception {
        try (TestFlow flow = TestFlow.at(server.endpoint())) {
            // given
            Set<Object> seen = ConcurrentHashMap.newKeySet();
            CmqMessageDrivenChannelAdapter witness = witness(flow);
            CmqChannel channel = new CmqChannel(flow.client(), "work");
            channel.subscribe(message -> seen.add(message.getPayload()));
            flow.bean("channel", CmqChannel.class, () -> channel).start();
            channel.send(TestFlow.text("before"));
            await().atMost(LONG).until(() -> seen.contains("before"));

            // when
            goesAwayAndComesBack(witness);
            channel.send(TestFlow.text("after"));

            // then
            await().atMost(LONG).until(() -> seen.contains("after") && flow.isEmpty("work"));
            flow.context().close();
        }
    }

    @Test
    void aPublishSubscribeChannelGoesOn() throws Exception {
        try (TestFlow flow = TestFlow.at(server.endpoint())) {
            // given
            Set<Object> seen = ConcurrentHashMap.newKeySet();
            CmqMessageDrivenChannelAdapter witness = witness(flow);
            CmqPublishSubscribeChannel channel = new CmqPublishSubscribeChannel(flow.client(), "news");
            channel.subscribe(message -> seen.add(message.getPayload()));
            flow.bean("channel", CmqPublishSubscribeChannel.class, () -> channel)
                    .start();
            channel.send(TestFlow.text("before"));
            await().atMost(LONG).until(() -> seen.contains("before"));

            // when
            goesAwayAndComesBack(witness);
            channel.send(TestFlow.text("after"));

            // then
            await().atMost(LONG).until(() -> seen.contains("after"));
            flow.context().close();
        }
    }

    @Test
    void aPolledSourceTellsTheErrorChannelAndGoesOn() throws Exception {
        try (TestFlow flow = TestFlow.at(server.endpoint()).queue("polled", Duration.ofSeconds(30))) {
            // given
            Set<Object> seen = ConcurrentHashMap.newKeySet();
            Set<String> failures = ConcurrentHashMap.newKeySet();
            SourcePollingChannelAdapter poller = new SourcePollingChannelAdapter();
            poller.setSource(new CmqMessageSource(flow.client(), "polled"));
            poller.setOutputChannel(flow.channel("received", message -> seen.add(message.getPayload())));
            poller.setTrigger(new PeriodicTrigger(Duration.ofMillis(20)));
            flow.bean("poller", SourcePollingChannelAdapter.class, () -> poller).start();
            flow.context()
                    .getBean(IntegrationContextUtils.ERROR_CHANNEL_BEAN_NAME, SubscribableChannel.class)
                    .subscribe(message -> failures.add(
                            ((Throwable) message.getPayload()).getMessage().split(":", 2)[0]));
            flow.send("polled", "before");
            await().atMost(LONG).until(() -> seen.contains("before") && flow.isEmpty("polled"));

            // when
            int port = goesAway();
            await().atMost(LONG).until(() -> !failures.isEmpty());
            comesBack(port);
            flow.send("polled", "after");

            // then
            await().atMost(LONG).until(() -> seen.contains("after") && flow.isEmpty("polled"));
            assertThat(failures).containsOnly("receiving from polled failed");
            flow.context().close();
        }
    }

    @Test
    void aPollableChannelSaysThatTheServiceIsAwayAndGoesOn() throws Exception {
        try (TestFlow flow = TestFlow.at(server.endpoint())) {
            // given
            PollableCmqChannel channel = new PollableCmqChannel(flow.client(), "later");
            flow.bean("channel", PollableCmqChannel.class, () -> channel).start();
            channel.send(TestFlow.text("before"));
            channel.send(TestFlow.text("kept"));
            assertThat(payload(channel)).isEqualTo("before");

            // when
            int port = goesAway();

            // then
            assertThatThrownBy(() -> channel.receive(LONG.toMillis()))
                    .isInstanceOf(MessagingException.class)
                    .hasMessageContaining("receiving from later failed");
            assertThatThrownBy(() -> channel.send(TestFlow.text("lost"))).isInstanceOf(MessagingException.class);

            // when
            comesBack(port);
            channel.send(TestFlow.text("after"));

            // then
            assertThat(List.of(payload(channel), payload(channel))).containsExactlyInAnyOrder("kept", "after");
            assertThat(flow.isEmpty("later")).isTrue();
            flow.context().close();
        }
    }

    private static Object payload(PollableCmqChannel channel) {
        Message<?> message = channel.receive(LONG.toMillis());
        assertThat(message).isNotNull();
        return message.getPayload();
    }

    @Test
    void gatewaysOnBothSidesGoOn() throws Exception {
        try (TestFlow flow = TestFlow.at(server.endpoint())) {
            // given
            CmqMessageDrivenChannelAdapter witness = witness(flow);
            CmqInboundGateway inbound = upperCase(flow);
            DirectChannel questions = outbound(flow);
            flow.start();
            MessagingTemplate template = new MessagingTemplate();
            assertThat(template.convertSendAndReceive(questions, "before", String.class))
                    .isEqualTo("BEFORE");

            // when
            goesAwayAndComesBack(witness);

            // then
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(
                    () -> template.convertSendAndReceive(questions, "after", String.class));
            assertThat(answer.get(90, TimeUnit.SECONDS)).isEqualTo("AFTER");
            await().atMost(LONG).until(() -> flow.isEmpty("prices"));
            assertThat(inbound.getFailedCount()).isZero();
            flow.context().close();
        }
    }

    private static CmqInboundGateway upperCase(TestFlow flow) {
        DirectChannel requests = new DirectChannel();
        flow.bean("requests", DirectChannel.class, () -> requests);
        AbstractReplyProducingMessageHandler service = new AbstractReplyProducingMessageHandler() {
            @Override
            protected Object handleRequestMessage(Message<?> request) {
                return request.getPayload().toString().toUpperCase(Locale.ROOT);
            }
        };
        service.setBeanFactory(flow.context().getBeanFactory());
        service.afterPropertiesSet();
        flow.bean("service", EventDrivenConsumer.class, () -> new EventDrivenConsumer(requests, service));
        CmqInboundGateway gateway = new CmqInboundGateway(flow.client(), "prices");
        gateway.setRequestChannel(requests);
        flow.bean("inbound", CmqInboundGateway.class, () -> gateway);
        return gateway;
    }

    private static DirectChannel outbound(TestFlow flow) {
        CmqOutboundGateway gateway = new CmqOutboundGateway(flow.client());
        gateway.setRequestQueue("prices");
        gateway.setReceiveTimeout(LONG);
        DirectChannel questions = new DirectChannel();
        flow.bean("questions", DirectChannel.class, () -> questions);
        flow.bean("outbound", CmqOutboundGateway.class, () -> gateway);
        flow.bean("asking", EventDrivenConsumer.class, () -> new EventDrivenConsumer(questions, gateway));
        return questions;
    }
}
