package org.opencmq.spring.integration.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencmq.server.CmqServer;
import org.opencmq.spring.integration.TestFlow;
import org.opencmq.spring.integration.listener.AcknowledgeMode;
import org.opencmq.spring.integration.support.CmqHeaders;
import org.opencmq.test.CmqServerExtension;
import org.opencmq.test.UniqueName;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.integration.IntegrationMessageHeaderAccessor;
import org.springframework.integration.StaticMessageHeaderAccessor;
import org.springframework.integration.acks.AckUtils;
import org.springframework.integration.acks.AcknowledgmentCallback;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.PollableChannel;

class CmqMessageDrivenChannelAdapterIT {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final Duration LEASE = Duration.ofSeconds(30);

    @RegisterExtension
    static final CmqServerExtension cmq = CmqServerExtension.create();

    private static CmqMessageDrivenChannelAdapter adapter(TestFlow flow, String queue) {
        CmqMessageDrivenChannelAdapter adapter = new CmqMessageDrivenChannelAdapter(flow.client(), queue);
        adapter.setOutputChannelName("out");
        adapter.setPollWait(Duration.ofSeconds(2));
        adapter.setRedeliveryDelay(Duration.ZERO);
        flow.bean("adapter", CmqMessageDrivenChannelAdapter.class, () -> adapter);
        return adapter;
    }

    private static Message<?> next(PollableChannel channel) {
        Message<?> message = channel.receive(LONG.toMillis());
        assertThat(message).isNotNull();
        return message;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void deliversAndDeletes(boolean extensions, @UniqueName String queue) throws Exception {
        try (TestFlow flow = extensions ? TestFlow.at(cmq.endpoint()) : TestFlow.plain(cmq.endpoint())) {
            // given
            PollableChannel out = flow.queueChannel("out");
            adapter(flow, queue);
            flow.start();
            await().atMost(LONG).until(() -> exists(flow, queue)); // made by the adapter

            // when
            flow.send(queue, "hello");

            // then
            Message<?> message = next(out);
            assertThat(message.getPayload()).isEqualTo("hello");
            assertThat(message.getHeaders())
                    .containsEntry(CmqHeaders.QUEUE, queue)
                    .containsEntry(CmqHeaders.DEQUEUE_COUNT, 1)
                    .containsKeys(CmqHeaders.MSG_ID, CmqHeaders.ENQUEUE_TIME, CmqHeaders.RECEIPT_HANDLE);
            await().atMost(LONG).until(() -> flow.isEmpty(queue));
        }
    }

    private static boolean exists(TestFlow flow, String queue) {
        try {
            flow.counts(queue);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource(AcknowledgeMode.class)
    void sendsAFailureToTheErrorChannelAndCountsItAsHandled(AcknowledgeMode mode, @UniqueName String queue)
            throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint()).queue(queue, LEASE)) {
            // given
            flow.channel("out", message -> {
                throw new IllegalArgumentException("no use for " + message.getPayload());
            });
            List<MessagingException> errors = Collections.synchronizedList(new ArrayList<>());
            CmqMessageDrivenChannelAdapter adapter = adapter(flow, queue);
            adapter.setAcknowledgeMode(mode);
            adapter.setErrorChannel(flow.channel("errors", message -> {
                MessagingException failure = (MessagingException) message.getPayload();
                errors.add(failure);
                AcknowledgmentCallback callback =
                        StaticMessageHeaderAccessor.getAcknowledgmentCallback(failure.getFailedMessage());
                if (callback != null) {
                    AckUtils.accept(callback);
                }
            }));
            flow.start();

            // when
            flow.send(queue, "bad");

            // then
            await().atMost(LONG).until(() -> errors.size() == 1 && flow.isEmpty(queue));
            assertThat(errors.get(0)).hasRootCauseMessage("no use for bad");
            assertThat(errors.get(0).getFailedMessage().getPayload()).isEqualTo("bad");
        }
    }

    @ParameterizedTest
    @EnumSource(AcknowledgeMode.class)
    void deliversAgainAfterAFailureUnlessItAlwaysAcknowledges(AcknowledgeMode mode, @UniqueName String queue)
            throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint()).queue(queue, LEASE)) {
            // given
            AtomicInteger calls = new AtomicInteger();
            flow.channel("out", message -> {
                if (calls.incrementAndGet() == 1) {
                    throw new IllegalStateException("first time");
                }
                AcknowledgmentCallback callback = StaticMessageHeaderAccessor.getAcknowledgmentCallback(message);
                if (callback != null) {
                    AckUtils.accept(callback);
                }
            });
            CmqMessageDrivenChannelAdapter adapter = adapter(flow, queue);
            adapter.setAcknowledgeMode(mode);
            flow.start();

            // when
            flow.send(queue, "once more");

            // then
            int expected = mode == AcknowledgeMode.ALWAYS ? 1 : 2;
            await().atMost(LONG).until(() -> calls.get() == expected && flow.isEmpty(queue));
            assertThat(adapter.getFailedCount()).isEqualTo(1);
        }
    }

    @Test
    void retriesHereAndRecoversWhenRetriesAreUsedUp(@UniqueName String queue) throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint()).queue(queue, LEASE)) {
            // given
            List<Integer> attempts = Collections.synchronizedList(new ArrayList<>());
            flow.channel("out", message -> {
                attempts.add(
                        StaticMessageHeaderAccessor.getDeliveryAttempt(message).get());
                if (message.getPayload().equals("hopeless") || attempts.size() == 1) {
                    throw new IllegalStateException("attempt " + attempts.size());
                }
            });
            List<Throwable> recovered = Collections.synchronizedList(new ArrayList<>());
            CmqMessageDrivenChannelAdapter adapter = adapter(flow, queue);
            adapter.setRetryTemplate(new RetryTemplate(RetryPolicy.builder()
                    .maxRetries(2)
                    .delay(Duration.ofMillis(1))
                    .build()));
            adapter.setRecoveryCallback((attributes, cause) -> recovered.add(cause));
            adapter.setErrorChannel(flow.channel("errors", message -> recovered.add(new AssertionError())));
            flow.start();

            // when
            flow.send(queue, "second time lucky");
            await().atMost(LONG).until(() -> flow.isEmpty(queue));
            flow.send(queue, "hopeless");

            // then
            await().atMost(LONG).until(() -> recovered.size() == 1 && flow.isEmpty(queue));
            assertThat(attempts).containsExactly(1, 2, 1, 2, 3);
            assertThat(recovered.get(0)).hasRootCauseMessage("attempt 5");
        }
    }

    @Test
    void givesTheErrorChannelWhatRetriesCouldNotHandle(@UniqueName String queue) throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint()).queue(queue, LEASE)) {
            // given
            AtomicInteger attempts = new AtomicInteger();
            flow.channel("out", message -> {
                throw new IllegalStateException("attempt " + attempts.incrementAndGet());
            });
            PollableChannel errors = flow.queueChannel("errors");
            CmqMessageDrivenChannelAdapter adapter = adapter(flow, queue);
            adapter.setRetryTemplate(new RetryTemplate(RetryPolicy.builder()
                    .maxRetries(1)
                    .delay(Duration.ofMillis(1))
                    .build()));
            adapter.setErrorChannelName("errors");
            flow.start();

            // when
            flow.send(queue, "hopeless");

            // then
            assertThat((Throwable) next(errors).getPayload()).hasRootCauseMessage("attempt 2");
            await().atMost(LONG).until(() -> flow.isEmpty(queue));
            assertThat(attempts).hasValue(2);
        }
    }

    @Test
    void handlesBatchesAsOne(@UniqueName String queue) throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint()).queue(queue, LEASE)) {
            // given
            PollableChannel out = flow.queueChannel("out");
            CmqMessageDrivenChannelAdapter adapter = adapter(flow, queue);
            adapter.setBatch(true);
            adapter.setMaxMessagesPerPoll(10);
            for (int i = 0; i < 10; i++) {
                flow.send(queue, "m" + i);
            }

            // when
            flow.start();

            // then
            Message<?> batch = next(out);
            assertThat((List<?>) batch.getPayload()).hasSize(10).first().isEqualTo("m0");
            assertThat((List<?>) batch.getHeaders().get(CmqHeaders.BATCHED_HEADERS))
                    .hasSize(10)
                    .allSatisfy(headers -> assertThat(((Map<?, ?>) headers).get(CmqHeaders.MSG_ID))
                            .isNotNull());
            await().atMost(LONG).until(() -> flow.isEmpty(queue));
        }
    }

    @Test
    void retriesABatchAsOneAndRecoversAllOfIt(@UniqueName String queue) throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint()).queue(queue, LEASE)) {
            // given
            AtomicInteger attempts = new AtomicInteger();
            flow.channel("out", message -> {
                throw new IllegalStateException("attempt " + attempts.incrementAndGet());
            });
            List<Object> recovered = Collections.synchronizedList(new ArrayList<>());
            CmqMessageDrivenChannelAdapter adapter = adapter(flow, queue);
            adapter.setBatch(true);
            adapter.setMaxMessagesPerPoll(5);
            adapter.setRetryTemplate(new RetryTemplate(RetryPolicy.builder()
                    .maxRetries(2)
                    .delay(Duration.ofMillis(1))
                    .build()));
            adapter.setRecoveryCallback((attributes, cause) -> recovered.addAll(
                    (List<?>) ((MessagingException) cause).getFailedMessage().getPayload()));
            for (int i = 0; i < 5; i++) {
                flow.send(queue, "m" + i);
            }

            // when
            flow.start();

            // then
            await().atMost(LONG).until(() -> recovered.size() == 5 && flow.isEmpty(queue));
            assertThat(recovered).containsExactlyInAnyOrder("m0", "m1", "m2", "m3", "m4");
            assertThat(attempts.get()).isGreaterThanOrEqualTo(3).matches(count -> count % 3 == 0);
        }
    }

    @Test
    void acknowledgesByHandEachOfABatchAndTheRestComesAgain(@UniqueName String queue) throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint()).queue(queue, LEASE)) {
            // given
            PollableChannel out = flow.queueChannel("out");
            CmqMessageDrivenChannelAdapter adapter = adapter(flow, queue);
            adapter.setBatch(true);
            adapter.setAcknowledgeMode(AcknowledgeMode.MANUAL);
            flow.send(queue, "keep");
            flow.send(queue, "again");
            flow.start();

            // when
            Message<?> batch = next(out);
            List<?> headers = (List<?>) batch.getHeaders().get(CmqHeaders.BATCHED_HEADERS);
            for (int i = 0; i < headers.size(); i++) {
                AcknowledgmentCallback callback = (AcknowledgmentCallback)
                        ((Map<?, ?>) headers.get(i)).get(IntegrationMessageHeaderAccessor.ACKNOWLEDGMENT_CALLBACK);
                boolean keep = ((List<?>) batch.getPayload()).get(i).equals("keep");
                callback.acknowledge(
                        keep ? AcknowledgmentCallback.Status.ACCEPT : AcknowledgmentCallback.Status.REQUEUE);
            }

            // then
            Message<?> second = next(out);
            while (!((List<?>) second.getPayload()).equals(List.of("again"))) {
                second = next(out);
            }
            AckUtils.accept(StaticMessageHeaderAccessor.getAcknowledgmentCallback(second));
            await().atMost(LONG).until(() -> flow.isEmpty(queue));
        }
    }

    @Test
    void keepsAMessageThatTakesLongerThanItsLease(@UniqueName String queue) throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint()).queue(queue, Duration.ofSeconds(8))) {
            // given
            PollableChannel out = flow.queueChannel("out");
            CmqMessageDrivenChannelAdapter adapter = adapter(flow, queue);
            adapter.setAcknowledgeMode(AcknowledgeMode.MANUAL);
            flow.start();
            flow.send(queue, "slow");

            // when
            Message<?> message = next(out);
            Message<?> again = out.receive(12_000);
            AckUtils.accept(StaticMessageHeaderAccessor.getAcknowledgmentCallback(message));

            // then
            assertThat(again).isNull();
            await().atMost(LONG).until(() -> flow.isEmpty(queue));
            assertThat(adapter.getStaleCount()).isZero();
        }
    }

    @Test
    void pausesAndResumesAndGivesBackWhatItHadFetched(@UniqueName String queue) throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint()).queue(queue, LEASE)) {
            // given
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch mayGoOn = new CountDownLatch(1);
            Set<Object> seen = ConcurrentHashMap.newKeySet();
            flow.channel("out", message -> {
                begun.countDown();
                awaitLatch(mayGoOn);
                seen.add(message.getPayload());
            });
            CmqMessageDrivenChannelAdapter adapter = adapter(flow, queue);
            for (int i = 0; i < 20; i++) {
                flow.send(queue, "m" + i);
            }
            flow.start();
            assertThat(begun.await(90, TimeUnit.SECONDS)).isTrue();

            // when
            adapter.pause();

            // then
            assertThat(adapter.isPaused()).isTrue();
            await().atMost(LONG).until(() -> flow.counts(queue)[0] == 19);
            mayGoOn.countDown();
            await().atMost(LONG).until(() -> flow.counts(queue)[1] == 0);
            assertThat(seen).hasSize(1);

            // when
            adapter.resume();

            // then
            await().atMost(LONG).until(() -> seen.size() == 20 && flow.isEmpty(queue));
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(90, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(AcknowledgeMode.class)
    void losesNothingWhenStoppedUnderLoad(AcknowledgeMode mode, @UniqueName String queue) throws Exception {
        try (TestFlow sender = TestFlow.at(cmq.endpoint()).queue(queue, LEASE)) {
            // given
            int total = 2_000;
            List<java.util.concurrent.CompletableFuture<?>> sent = new ArrayList<>();
            var pipeline = sender.client().sends(new org.opencmq.protocol.QueueName(queue));
            for (int i = 0; i < total; i++) {
                sent.add(pipeline.send(org.opencmq.client.OutgoingMessage.of("m" + i)));
            }
            java.util.concurrent.CompletableFuture.allOf(sent.toArray(java.util.concurrent.CompletableFuture<?>[]::new))
                    .join();
            Set<Object> seen = ConcurrentHashMap.newKeySet();
            AtomicInteger handled = new AtomicInteger();

            // when
            int runs = 0;
            while (seen.size() < total) {
                assertThat(++runs).isLessThan(100);
                int before = seen.size();
                int goal = Math.min(total, before + 150);
                try (TestFlow flow = TestFlow.at(cmq.endpoint())) {
                    flow.channel("out", message -> {
                        seen.add(message.getPayload());
                        handled.incrementAndGet();
                        AcknowledgmentCallback callback =
                                StaticMessageHeaderAccessor.getAcknowledgmentCallback(message);
                        if (callback != null) {
                            AckUtils.accept(callback);
                        }
                    });
                    CmqMessageDrivenChannelAdapter adapter = adapter(flow, queue);
                    adapter.setConcurrency(4);
                    adapter.setAcknowledgeMode(mode);
                    flow.start();
                    await().atMost(LONG).until(() -> seen.size() >= goal);
                }
            }

            // then
            System.out.printf(
                    "mode=%s sent=%d distinct=%d handled=%d stops under load=%d lost=%d duplicates=%d%n",
                    mode, total, seen.size(), handled.get(), runs, total - seen.size(), handled.get() - seen.size());
            assertThat(seen).hasSize(total);
            assertThat(handled).hasValue(total);
            await().atMost(LONG).until(() -> sender.isEmpty(queue));
        }
    }

    @Test
    void waitsOutAnOutageOfTheServer(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) throws Exception {
        // given
        CmqServer first = CmqServer.builder().dataFolder(folder).start();
        int port = first.port();
        try (TestFlow flow = TestFlow.at(first.endpoint()).queue("orders", LEASE)) {
            PollableChannel out = flow.queueChannel("out");
            CmqMessageDrivenChannelAdapter adapter = adapter(flow, "orders");
            flow.start();
            flow.send("orders", "before");
            assertThat(next(out).getPayload()).isEqualTo("before");
            await().atMost(LONG).until(() -> flow.isEmpty("orders"));

            // when
            first.close();
            await().atMost(LONG).until(() -> adapter.getOutageCount() == 1);
            try (CmqServer second =
                    CmqServer.builder().port(port).dataFolder(folder).start()) {
                assertThat(second.port()).isEqualTo(port);
                flow.send("orders", "after");

                // then
                assertThat(next(out).getPayload()).isEqualTo("after");
                await().atMost(LONG).until(() -> flow.isEmpty("orders"));
                flow.context().close();
            }
        } finally {
            first.close();
        }
    }

    @Test
    void interruptsHandlingThatDoesNotEndAndTheMessageComesAgain(@UniqueName String queue) throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint()).queue(queue, LEASE)) {
            // given
            CountDownLatch begun = new CountDownLatch(1);
            flow.channel("out", message -> {
                begun.countDown();
                awaitLatch(new CountDownLatch(1));
            });
            CmqMessageDrivenChannelAdapter adapter = adapter(flow, queue);
            adapter.setShutdownTimeout(Duration.ofMillis(100));
            flow.start();
            flow.send(queue, "endless");
            assertThat(begun.await(90, TimeUnit.SECONDS)).isTrue();

            // when
            assertThat(adapter.beforeShutdown()).isEqualTo(1);
            assertThat(adapter.afterShutdown()).isZero();

            // then
            assertThat(adapter.isRunning()).isFalse();
            assertThat(flow.receive(queue, Duration.ofSeconds(30))).isPresent();
        }
    }
}
