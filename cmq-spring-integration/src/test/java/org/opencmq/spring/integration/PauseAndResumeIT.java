package org.opencmq.spring.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opencmq.spring.integration.channel.CmqChannel;
import org.opencmq.spring.integration.channel.CmqPublishSubscribeChannel;
import org.opencmq.spring.integration.inbound.CmqInboundGateway;
import org.opencmq.spring.integration.inbound.CmqMessageSource;
import org.opencmq.test.CmqServerExtension;
import org.opencmq.test.UniqueName;
import org.springframework.integration.StaticMessageHeaderAccessor;
import org.springframework.integration.acks.AckUtils;
import org.springframework.messaging.Message;

/** What each component that can pause, or only stop and start, leaves in the queue and takes up again. */
class PauseAndResumeIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    @RegisterExtension
    static final CmqServerExtension cmq = CmqServerExtension.create();

    @Test
    void aGatewayTakesNothingWhilePaused(@UniqueName String queue) throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint()).queue(queue, LONG)) {
            // given
            Set<Object> seen = ConcurrentHashMap.newKeySet();
            CmqInboundGateway gateway = new CmqInboundGateway(flow.client(), queue);
            gateway.setRequestChannel(flow.channel("requests", message -> seen.add(message.getPayload())));
            flow.bean("gateway", CmqInboundGateway.class, () -> gateway).start();
            flow.send(queue, "before");
            await().atMost(LONG).until(() -> seen.contains("before") && flow.isEmpty(queue));

            // when
            gateway.pause();
            flow.send(queue, "while paused");

            // then
            assertThat(gateway.isPaused()).isTrue();
            await().atMost(LONG).until(() -> flow.counts(queue)[0] == 1);
            assertThat(seen).containsExactly("before");

            // when
            gateway.resume();

            // then
            await().atMost(LONG).until(() -> seen.contains("while paused") && flow.isEmpty(queue));
            assertThat(gateway.isPaused()).isFalse();
        }
    }

    @Test
    void aGatewaySendsAFailureToItsErrorChannelAndCountsTheRequestAsHandled(@UniqueName String queue) throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint()).queue(queue, LONG)) {
            // given
            AtomicInteger calls = new AtomicInteger();
            CmqInboundGateway gateway = new CmqInboundGateway(flow.client(), queue);
            gateway.setRequestChannel(flow.channel("requests", message -> {
                calls.incrementAndGet();
                throw new IllegalArgumentException("no use for " + message.getPayload());
            }));
            var errors = flow.queueChannel("errors");
            gateway.setErrorChannel(errors);
            flow.bean("gateway", CmqInboundGateway.class, () -> gateway).start();

            // when
            flow.send(queue, "bad");

            // then
            Message<?> error = errors.receive(LONG.toMillis());
            assertThat(error).isNotNull();
            assertThat((Throwable) error.getPayload()).hasRootCauseMessage("no use for bad");
            await().atMost(LONG).until(() -> flow.isEmpty(queue));
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void aSourceGoesOnAfterStopAndStart(@UniqueName String queue) throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint()).queue(queue, LONG)) {
            // given
            CmqMessageSource source = new CmqMessageSource(flow.client(), queue);
            source.setReceiveTimeout(Duration.ofSeconds(30));
            flow.bean("source", CmqMessageSource.class, () -> source).start();
            source.start();
            source.stop();
            flow.send(queue, "while stopped");
            assertThat(source.isRunning()).isFalse();

            // when
            source.start();
            Message<?> message = source.receive();

            // then
            assertThat(message.getPayload()).isEqualTo("while stopped");
            AckUtils.accept(StaticMessageHeaderAccessor.getAcknowledgmentCallback(message));
            await().atMost(LONG).until(() -> flow.isEmpty(queue));
        }
    }

    @Test
    void aPointToPointChannelKeepsWhatComesWhileStopped(@UniqueName String queue) throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint()).queue(queue, LONG)) {
            // given
            Set<Object> seen = ConcurrentHashMap.newKeySet();
            CmqChannel channel = new CmqChannel(flow.client(), queue);
            channel.subscribe(message -> seen.add(message.getPayload()));
            flow.bean("channel", CmqChannel.class, () -> channel).start();

            // when
            channel.stop();
            channel.send(TestFlow.text("while stopped"));

            // then
            await().atMost(LONG).until(() -> flow.counts(queue)[0] == 1);
            assertThat(seen).isEmpty();

            // when
            channel.start();

            // then
            await().atMost(LONG).until(() -> seen.contains("while stopped") && flow.isEmpty(queue));
        }
    }

    @Test
    void aPublishSubscribeChannelWithANameKeepsWhatComesWhileStopped(@UniqueName("news") String topic)
            throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint())) {
            // given
            Set<Object> seen = ConcurrentHashMap.newKeySet();
            CmqPublishSubscribeChannel channel = new CmqPublishSubscribeChannel(flow.client(), topic);
            channel.setSubscription("pausing");
            channel.subscribe(message -> seen.add(message.getPayload()));
            flow.bean("channel", CmqPublishSubscribeChannel.class, () -> channel)
                    .start();

            // when
            channel.stop();
            channel.send(TestFlow.text("while stopped"));
            assertThat(seen).isEmpty();
            channel.start();

            // then
            await().atMost(LONG).until(() -> seen.contains("while stopped"));
        }
    }
}
