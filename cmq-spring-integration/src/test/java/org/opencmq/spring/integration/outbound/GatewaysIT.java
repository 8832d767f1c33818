package org.opencmq.spring.integration.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencmq.spring.integration.TestFlow;
import org.opencmq.spring.integration.inbound.CmqInboundGateway;
import org.opencmq.test.CmqServerExtension;
import org.opencmq.test.UniqueName;
import org.springframework.integration.MessageTimeoutException;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.core.MessagingTemplate;
import org.springframework.integration.endpoint.EventDrivenConsumer;
import org.springframework.integration.handler.AbstractReplyProducingMessageHandler;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessagingException;

class GatewaysIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    @RegisterExtension
    static final CmqServerExtension cmq = CmqServerExtension.create();

    private static CmqInboundGateway upperCase(TestFlow flow, String queue, AtomicInteger failures) {
        DirectChannel requests = new DirectChannel();
        flow.bean("requests", DirectChannel.class, () -> requests);
        AbstractReplyProducingMessageHandler service = new AbstractReplyProducingMessageHandler() {
            @Override
            protected Object handleRequestMessage(Message<?> request) {
                if (failures.getAndDecrement() > 0) {
                    throw new IllegalStateException("not now");
                }
                return request.getPayload().toString().toUpperCase(java.util.Locale.ROOT);
            }
        };
        flow.bean("service", EventDrivenConsumer.class, () -> new EventDrivenConsumer(requests, service));
        service.setBeanFactory(flow.context().getBeanFactory());
        service.afterPropertiesSet();
        CmqInboundGateway gateway = new CmqInboundGateway(flow.client(), queue);
        gateway.setRequestChannel(requests);
        gateway.setConcurrency(2);
        gateway.setRedeliveryDelay(Duration.ZERO);
        flow.bean("inbound", CmqInboundGateway.class, () -> gateway);
        return gateway;
    }

    private static CmqOutboundGateway outbound(TestFlow flow, String name, String queue, String replyQueue) {
        CmqOutboundGateway gateway = new CmqOutboundGateway(flow.client());
        gateway.setRequestQueue(queue);
        if (replyQueue != null) {
            gateway.setReplyQueue(replyQueue);
        }
        gateway.setReceiveTimeout(LONG);
        DirectChannel input = new DirectChannel();
        flow.bean(name + ".input", DirectChannel.class, () -> input);
        flow.bean(name, CmqOutboundGateway.class, () -> gateway);
        flow.bean(name + ".consumer", EventDrivenConsumer.class, () -> new EventDrivenConsumer(input, gateway));
        return gateway;
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void asksAndAnswers(boolean extensions, boolean fixed, @UniqueName String queue, @UniqueName("r") String replies)
            throws Exception {
        try (TestFlow flow = extensions ? TestFlow.at(cmq.endpoint()) : TestFlow.plain(cmq.endpoint())) {
            // given
            flow.queue(queue, Duration.ofSeconds(2)).queue(replies, Duration.ofSeconds(2));
            upperCase(flow, queue, new AtomicInteger());
            outbound(flow, "first", queue, fixed ? replies : null);
            // On plain CMQ a reply queue belongs to one gateway: nobody can put a reply back that is not his.
            outbound(flow, "second", queue, fixed && extensions ? replies : null);
            flow.start();
            MessagingTemplate template = new MessagingTemplate();

            // when
            List<CompletableFuture<String>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String name = i % 2 == 0 ? "first.input" : "second.input";
                DirectChannel input = flow.context().getBean(name, DirectChannel.class);
                String text = "q" + i;
                answers.add(
                        CompletableFuture.supplyAsync(() -> template.convertSendAndReceive(input, text, String.class)));
            }

            // then
            for (int i = 0; i < 20; i++) {
                assertThat(answers.get(i).get(90, TimeUnit.SECONDS)).isEqualTo("Q" + i);
            }
            await().atMost(LONG).until(() -> flow.isEmpty(queue) && flow.isEmpty(replies));
        }
    }

    @Test
    void aRequestWhoseHandlingFailedIsHandledAgainAndAnswered(@UniqueName String queue) throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint())) {
            // given
            CmqInboundGateway inbound = upperCase(flow, queue, new AtomicInteger(1));
            outbound(flow, "gateway", queue, null);
            flow.start();
            DirectChannel input = flow.context().getBean("gateway.input", DirectChannel.class);

            // when
            String answer = new MessagingTemplate().convertSendAndReceive(input, "again", String.class);

            // then
            assertThat(answer).isEqualTo("AGAIN");
            assertThat(inbound.getFailedCount()).isEqualTo(1);
            await().atMost(LONG).until(() -> flow.isEmpty(queue));
        }
    }

    @Test
    void tellsThatNoReplyCameAndDropsALateOne(@UniqueName String queue) throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint())) {
            // given
            CmqInboundGateway inbound = upperCase(flow, queue, new AtomicInteger());
            inbound.setAutoStartup(false);
            CmqOutboundGateway gateway = outbound(flow, "gateway", queue, null);
            gateway.setReceiveTimeout(Duration.ofMillis(200));
            flow.start();
            DirectChannel input = flow.context().getBean("gateway.input", DirectChannel.class);

            // when then
            assertThatThrownBy(() -> input.send(TestFlow.text("too late"))).isInstanceOf(MessageTimeoutException.class);
            assertThat(gateway.getPendingCount()).isZero();
            inbound.start();
            await().atMost(LONG).until(() -> flow.isEmpty(queue));
        }
    }

    @Test
    void aTemporaryReplyQueueGoesWithItsGateway(@UniqueName String queue) throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint())) {
            // given
            CmqOutboundGateway gateway = outbound(flow, "gateway", queue, null);
            flow.start();
            gateway.start();
            var page = new org.opencmq.protocol.action.Page(java.util.Optional.of("tmpq-gw"), 0, 50);
            int before = flow.client().control().listQueues(page).queueList().size();

            // when
            gateway.stop();

            // then
            assertThat(flow.client().control().listQueues(page).queueList()).hasSize(before - 1);
            assertThat(gateway.isRunning()).isFalse();
        }
    }

    @Test
    void answersWithoutBlockingTheCaller(@UniqueName String queue) throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint())) {
            // given
            upperCase(flow, queue, new AtomicInteger());
            CmqOutboundGateway gateway = outbound(flow, "gateway", queue, null);
            gateway.setAsync(true);
            var replies = flow.queueChannel("answers");
            gateway.setOutputChannelName("answers");
            flow.start();

            // when
            flow.context().getBean("gateway.input", DirectChannel.class).send(TestFlow.text("async"));

            // then
            assertThat(replies.receive(60_000).getPayload()).isEqualTo("ASYNC");
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
