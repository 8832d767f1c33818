package org.opencmq.spring.integration.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencmq.server.CmqServer;
import org.opencmq.spring.integration.TestFlow;
import org.opencmq.spring.integration.support.CmqHeaders;
import org.opencmq.test.CmqServerExtension;
import org.opencmq.test.UniqueName;
import org.springframework.integration.StaticMessageHeaderAccessor;
import org.springframework.integration.acks.AcknowledgmentCallback;
import org.springframework.integration.acks.AcknowledgmentCallback.Status;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.endpoint.SourcePollingChannelAdapter;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessagingException;
import org.springframework.scheduling.support.PeriodicTrigger;

class CmqMessageSourceIT {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final Duration LEASE = Duration.ofSeconds(30);

    @RegisterExtension
    static final CmqServerExtension cmq = CmqServerExtension.create();

    private static CmqMessageSource source(TestFlow flow, String queue) {
        CmqMessageSource source = new CmqMessageSource(flow.client(), queue);
        source.setRedeliveryDelay(Duration.ZERO);
        source.setReceiveTimeout(Duration.ofSeconds(30));
        flow.bean("source", CmqMessageSource.class, () -> source);
        return source;
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void acceptsRejectsAndRequeues(Status status, @UniqueName String queue) throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint()).queue(queue, LEASE)) {
            // given
            CmqMessageSource source = source(flow, queue);
            flow.start();
            flow.send(queue, "hello");
            Message<?> message = source.receive();
            assertThat(message.getPayload()).isEqualTo("hello");

            // when
            AcknowledgmentCallback callback = StaticMessageHeaderAccessor.getAcknowledgmentCallback(message);
            callback.acknowledge(status);

            // then
            assertThat(callback.isAcknowledged()).isTrue();
            if (status == Status.ACCEPT) {
                assertThat(flow.isEmpty(queue)).isTrue();
            } else {
                Message<?> again = source.receive();
                assertThat(again.getHeaders()).containsEntry(CmqHeaders.DEQUEUE_COUNT, 2);
            }
        }
    }

    @Test
    void aPollerAcceptsSuccessesAndRejectsFailures(@UniqueName String queue) throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint()).queue(queue, LEASE)) {
            // given
            AtomicInteger calls = new AtomicInteger();
            Set<Object> done = ConcurrentHashMap.newKeySet();
            DirectChannel out = flow.channel("out", message -> {
                if (calls.incrementAndGet() == 1) {
                    throw new IllegalStateException("first time");
                }
                done.add(message.getPayload());
            });
            CmqMessageSource source = source(flow, queue);
            source.setMaxFetchSize(5);
            flow.bean("poller", SourcePollingChannelAdapter.class, () -> {
                SourcePollingChannelAdapter adapter = new SourcePollingChannelAdapter();
                adapter.setSource(source);
                adapter.setOutputChannel(out);
                adapter.setTrigger(new PeriodicTrigger(Duration.ofMillis(10)));
                return adapter;
            });
            for (int i = 0; i < 10; i++) {
                flow.send(queue, "m" + i);
            }

            // when
            flow.start();

            // then
            await().atMost(LONG).until(() -> done.size() == 10 && flow.isEmpty(queue));
            assertThat(calls).hasValue(11);
        }
    }

    @Test
    void stoppingGivesBackWhatWasFetchedAhead(@UniqueName String queue) throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint()).queue(queue, LEASE)) {
            // given
            CmqMessageSource source = source(flow, queue);
            source.setMaxFetchSize(5);
            flow.start();
            for (int i = 0; i < 5; i++) {
                flow.send(queue, "m" + i);
            }
            Message<?> first = source.receive();

            // when
            source.stop();

            // then
            assertThat(flow.counts(queue)).containsExactly(4, 1);
            StaticMessageHeaderAccessor.getAcknowledgmentCallback(first).acknowledge();
            assertThat(flow.counts(queue)).containsExactly(4, 0);
        }
    }

    @Test
    void reportsAnOutageAndGoesOnAfterIt(@TempDir Path folder) throws Exception {
        CmqServer first = CmqServer.builder().dataFolder(folder).start();
        int port = first.port();
        try (TestFlow flow = TestFlow.at(first.endpoint()).queue("orders", LEASE)) {
            // given
            CmqMessageSource source = source(flow, "orders");
            flow.start();
            flow.send("orders", "kept");
            first.close();

            // when then
            assertThatThrownBy(source::receive)
                    .isInstanceOf(MessagingException.class)
                    .hasMessageContaining("orders");
            try (CmqServer second =
                    CmqServer.builder().port(port).dataFolder(folder).start()) {
                assertThat(source.receive().getPayload()).isEqualTo("kept");
                assertThat(second.port()).isEqualTo(port);
            }
        } finally {
            first.close();
        }
    }
}
