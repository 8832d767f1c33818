package org.opencmq.spring.integration.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opencmq.spring.integration.TestFlow;
import org.opencmq.test.CmqServerExtension;
import org.opencmq.test.UniqueName;
import org.springframework.integration.support.MessageBuilder;
import org.springframework.messaging.Message;

class CmqChannelsIT {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final Duration LEASE = Duration.ofSeconds(30);

    @RegisterExtension
    static final CmqServerExtension cmq = CmqServerExtension.create();

    private static CmqChannel channel(TestFlow flow, String queue) {
        CmqChannel channel = new CmqChannel(flow.client(), queue);
        channel.setRedeliveryDelay(Duration.ZERO);
        flow.bean("channel", CmqChannel.class, () -> channel);
        return channel;
    }

    @Test
    void deliversEachMessageToOneSubscriberAndAgainAfterAFailure(@UniqueName String queue) throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint())) {
            // given
            List<Object> seen = Collections.synchronizedList(new ArrayList<>());
            AtomicInteger failures = new AtomicInteger(2);
            CmqChannel channel = channel(flow, queue);
            for (int i = 0; i < 2; i++) {
                channel.subscribe(message -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("not yet");
                    }
                    seen.add(message.getHeaders().get("number"));
                });
            }
            flow.start();

            // when
            for (int i = 0; i < 10; i++) {
                channel.send(
                        MessageBuilder.withPayload("m").setHeader("number", i).build());
            }

            // then
            await().atMost(LONG).until(() -> seen.size() == 10 && flow.isEmpty(queue));
            assertThat(seen).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        }
    }

    @Test
    void losesNothingWhenStoppedUnderLoad(@UniqueName String queue) throws Exception {
        // given
        Set<Object> seen = ConcurrentHashMap.newKeySet();
        AtomicInteger handled = new AtomicInteger();
        int total = 500;
        int stops = 0;
        try (TestFlow sender = TestFlow.at(cmq.endpoint()).queue(queue, LEASE)) {
            for (int i = 0; i < total; i++) {
                sender.send(queue, "m" + i);
            }

            // when
            while (seen.size() < total) {
                assertThat(++stops).isLessThan(50);
                int goal = Math.min(total, seen.size() + 60);
                try (TestFlow flow = TestFlow.at(cmq.endpoint())) {
                    CmqChannel channel = channel(flow, queue);
                    channel.setConcurrency(3);
                    channel.subscribe(message -> {
                        seen.add(message.getPayload());
                        handled.incrementAndGet();
                    });
                    flow.start();
                    await().atMost(LONG).until(() -> seen.size() >= goal);
                }
            }

            // then
            System.out.printf(
                    "channel sent=%d distinct=%d stops=%d lost=%d duplicates=%d%n",
                    total, seen.size(), stops, total - seen.size(), handled.get() - seen.size());
            assertThat(handled).hasValue(total);
            await().atMost(LONG).until(() -> sender.isEmpty(queue));
        }
    }

    @Test
    void publishesToEveryProcessAndKeepsWhatComesWhileADurableOneIsDown(@UniqueName("news") String topic)
            throws Exception {
        List<Object> first = Collections.synchronizedList(new ArrayList<>());
        List<Object> second = Collections.synchronizedList(new ArrayList<>());
        List<Object> late = Collections.synchronizedList(new ArrayList<>());
        try (TestFlow one = TestFlow.at(cmq.endpoint())) {
            // given
            CmqPublishSubscribeChannel publisher = new CmqPublishSubscribeChannel(one.client(), topic);
            publisher.subscribe(message -> first.add(message.getPayload()));
            publisher.subscribe(message -> first.add(message.getPayload()));
            one.bean("channel", CmqPublishSubscribeChannel.class, () -> publisher)
                    .start();
            try (TestFlow two = TestFlow.at(cmq.endpoint())) {
                durable(two, topic, second);

                // when
                publisher.send(TestFlow.text("both"));

                // then
                await().atMost(LONG).until(() -> first.size() == 2 && second.size() == 1);
            }

            // when
            publisher.send(TestFlow.text("while down"));
            try (TestFlow two = TestFlow.at(cmq.endpoint())) {
                durable(two, topic, late);

                // then
                await().atMost(LONG).until(() -> late.contains("while down"));
                await().atMost(LONG).until(() -> first.size() >= 4);
                assertThat(first).containsExactly("both", "both", "while down", "while down");
                assertThat(second).containsExactly("both");
            }
        }
    }

    private static void durable(TestFlow flow, String topic, List<Object> seen) {
        CmqPublishSubscribeChannel channel = new CmqPublishSubscribeChannel(flow.client(), topic);
        channel.setSubscription("audit");
        channel.subscribe(message -> seen.add(message.getPayload()));
        flow.bean("channel", CmqPublishSubscribeChannel.class, () -> channel).start();
    }

    @Test
    void aPollableChannelGivesWhatWasSent(@UniqueName String queue) throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint())) {
            // given
            PollableCmqChannel channel = new PollableCmqChannel(flow.client(), queue);
            flow.bean("channel", PollableCmqChannel.class, () -> channel).start();

            // when
            channel.send(MessageBuilder.withPayload(List.of(1, 2L))
                    .setHeader("a", 0.5)
                    .build());
            Message<?> message = channel.receive(60_000);

            // then
            assertThat(message.getPayload()).isEqualTo(List.of(1, 2L));
            assertThat(message.getHeaders()).containsEntry("a", 0.5);
            assertThat(flow.isEmpty(queue)).isTrue();
            assertThat(channel.receive(0)).isNull();
        }
    }
}
