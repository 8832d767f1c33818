package org.opencmq.spring.integration.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqClientSettings;
import org.opencmq.client.CmqUnreachedException;
import org.opencmq.client.RetryPolicy;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.EndpointProtocol;
import org.opencmq.protocol.action.FilterType;
import org.opencmq.protocol.action.Subscribe;
import org.opencmq.protocol.action.TopicSettings;
import org.opencmq.protocol.envelope.Envelope;
import org.opencmq.protocol.envelope.EnvelopeReader;
import org.opencmq.server.CmqServer;
import org.opencmq.spring.integration.TestFlow;
import org.opencmq.spring.integration.support.CmqFormat;
import org.opencmq.spring.integration.support.CmqHeaders;
import org.opencmq.test.CmqServerExtension;
import org.opencmq.test.UniqueName;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.integration.channel.QueueChannel;
import org.springframework.integration.support.MessageBuilder;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHandlingException;
import org.springframework.messaging.support.ErrorMessage;
import org.springframework.messaging.support.GenericMessage;

class CmqMessageHandlerIT {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final SpelExpressionParser SPEL = new SpelExpressionParser();

    @RegisterExtension
    static final CmqServerExtension cmq = CmqServerExtension.create();

    private static CmqMessageHandler handler(TestFlow flow) {
        CmqMessageHandler handler = new CmqMessageHandler(flow.client());
        flow.bean("handler", CmqMessageHandler.class, () -> handler);
        return handler;
    }

    private static Envelope read(TestFlow flow, String queue) throws Exception {
        return (Envelope) EnvelopeReader.read(
                flow.receive(queue, Duration.ofSeconds(30)).orElseThrow().msgBody());
    }

    @Test
    void sendsToAMissingQueueWithHeadersAndTellsTheId(@UniqueName String queue) throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint())) {
            // given
            QueueChannel sent = flow.queueChannel("sent");
            CmqMessageHandler handler = handler(flow);
            handler.setDestinationExpression(SPEL.parseExpression("headers.to"));
            handler.setSendSuccessChannelName("sent");
            flow.start();

            // when
            handler.handleMessage(MessageBuilder.withPayload("hello")
                    .setHeader("to", queue)
                    .setHeader("count", 5L)
                    .setHeader(CmqHeaders.TYPE, "greeting")
                    .build());

            // then
            assertThat(sent.receive(0).getHeaders()).containsKey(CmqHeaders.MSG_ID);
            Envelope envelope = read(flow, queue);
            assertThat(envelope.headers().type()).contains("greeting");
            assertThat(envelope.properties()).isEqualTo(Map.of("to", queue, "count", 5L));
        }
    }

    @Test
    void delaysByExpression(@UniqueName String queue) throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint()).queue(queue, LEASE)) {
            // given
            CmqMessageHandler handler = handler(flow);
            handler.setQueue(queue);
            handler.setDelayExpression(SPEL.parseExpression("payload.length() * 100"));
            flow.start();

            // when
            handler.handleMessage(TestFlow.text("later"));

            // then
            var counts = flow.client()
                    .control()
                    .queueAttributes(new QueueName(queue))
                    .counts();
            assertThat(counts.delayed()).isEqualTo(1);
            assertThatThrownBy(() -> handler.handleMessage(TestFlow.text("x".repeat(37))))
                    .hasRootCauseMessage("a delay must be 0 to 3600 seconds, was PT1H1M40S");
        }
    }

    @Test
    void publishesWithTagsAndRoutingKeys(@UniqueName("t") String tagged, @UniqueName("r") String routed)
            throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint())) {
            // given
            subscribe(flow, tagged, FilterType.TAGS, List.of("red"), List.of());
            subscribe(flow, routed, FilterType.ROUTING, List.of(), List.of("order.*"));
            CmqMessageHandler handler = handler(flow);
            handler.setDestinationFunction(
                    message -> "topic://" + message.getHeaders().get("to"));
            handler.setTagsExpression(SPEL.parseExpression("headers['colours']"));
            handler.setRoutingKeyFunction(message -> message.getHeaders().get("key"));
            flow.start();

            // when
            handler.handleMessage(MessageBuilder.withPayload("a red one")
                    .setHeader("to", tagged)
                    .setHeader("colours", "blue, red")
                    .build());
            handler.handleMessage(MessageBuilder.withPayload("a green one")
                    .setHeader("to", tagged)
                    .setHeader("colours", List.of("green"))
                    .build());
            handler.handleMessage(MessageBuilder.withPayload("an order")
                    .setHeader("to", routed)
                    .setHeader("key", "order.new")
                    .build());

            // then
            assertThat(read(flow, tagged).body()).hasToString("Text[text=a red one]");
            assertThat(read(flow, routed).body()).hasToString("Text[text=an order]");
            assertThat(flow.receive(tagged, Duration.ofSeconds(1))).isEmpty();
        }
    }

    private static void subscribe(
            TestFlow flow, String name, FilterType type, List<String> filterTags, List<String> bindingKeys)
            throws Exception {
        flow.queue(name, LEASE);
        flow.client().control().createTopic(new TopicName(name), TopicSettings.NONE, type);
        flow.client()
                .control()
                .subscribe(new Subscribe(
                        new TopicName(name),
                        new SubscriptionName(name),
                        EndpointProtocol.QUEUE,
                        name,
                        Optional.empty(),
                        Optional.empty(),
                        filterTags,
                        bindingKeys));
    }

    @Test
    void sendsEveryElementOfACollectionInOrder(@UniqueName String queue) throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint()).queue(queue, LEASE)) {
            // given
            CmqMessageHandler handler = handler(flow);
            handler.setQueue(queue);
            handler.setBatch(true);
            handler.setFormat(CmqFormat.RAW);
            flow.start();
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                elements.add(i % 2 == 0 ? "m" + i : TestFlow.text("m" + i));
            }

            // when
            handler.handleMessage(new GenericMessage<>(elements));

            // then
            for (int i = 0; i < 40; i++) {
                assertThat(flow.receive(queue, Duration.ofSeconds(30))
                                .orElseThrow()
                                .msgBody())
                        .isEqualTo("m" + i);
            }
        }
    }

    @Test
    void tellsWhichOfABatchWereNotSent(@UniqueName String queue) throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint()).queue(queue, LEASE)) {
            // given
            CmqMessageHandler handler = handler(flow);
            handler.setQueue(queue);
            handler.setBatch(true);
            flow.start();

            // when then
            String tooLong = "x".repeat(70_000);
            assertThatThrownBy(() -> handler.handleMessage(new GenericMessage<>(List.of("a", tooLong, "b"))))
                    .isInstanceOfSatisfying(CmqBatchSendException.class, e -> assertThat(e.failedIndices())
                            .containsExactly(1));
            assertThat(flow.counts(queue)[0]).isEqualTo(2);
        }
    }

    @Test
    void sendsWithoutWaitingAndTellsTheOutcome(@UniqueName String queue) throws Exception {
        try (TestFlow flow = TestFlow.at(cmq.endpoint()).queue(queue, LEASE)) {
            // given
            QueueChannel futures = flow.queueChannel("futures");
            QueueChannel sent = flow.queueChannel("sent");
            QueueChannel failed = flow.queueChannel("failed");
            CmqMessageHandler handler = handler(flow);
            handler.setQueue(queue);
            handler.setAsyncSend(true);
            handler.setFuturesChannelName("futures");
            handler.setSendSuccessChannelName("sent");
            handler.setSendFailureChannelName("failed");
            flow.start();

            // when
            for (int i = 0; i < 100; i++) {
                handler.handleMessage(TestFlow.text("m" + i));
            }
            handler.handleMessage(TestFlow.text("x".repeat(70_000)));

            // then
            await().atMost(LONG).until(() -> sent.getQueueSize() == 100 && failed.getQueueSize() == 1);
            assertThat(sent.receive().getHeaders()).containsKey(CmqHeaders.MSG_ID);
            CompletableFuture<?> first =
                    (CompletableFuture<?>) futures.receive().getPayload();
            assertThat((Message<?>) first.get(60, TimeUnit.SECONDS))
                    .extracting(Message::getPayload)
                    .isEqualTo("m0");
            ErrorMessage error = (ErrorMessage) failed.receive();
            assertThat(error.getPayload()).isInstanceOf(MessageHandlingException.class);
            assertThat(flow.counts(queue)[0]).isEqualTo(100);
        }
    }

    @Test
    void reportsAnOutageAndSendsAgainAfterIt() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        // given
        try (CmqClient client = CmqClient.open(CmqClientSettings.builder(URI.create("http://127.0.0.1:" + port))
                .credentials(CmqServer.DEVELOPMENT_SECRET_ID, CmqServer.DEVELOPMENT_SECRET_KEY)
                .retry(RetryPolicy.NEVER)
                .build())) {
            CmqMessageHandler handler = new CmqMessageHandler(client);
            try (TestFlow flow = TestFlow.at(URI.create("http://127.0.0.1:" + port))) {
                handler.setQueue("orders");
                flow.bean("handler", CmqMessageHandler.class, () -> handler).start();

                // when then
                assertThatThrownBy(() -> handler.handleMessage(TestFlow.text("early")))
                        .isInstanceOf(MessageHandlingException.class)
                        .hasCauseInstanceOf(CmqUnreachedException.class);
                try (CmqServer server = CmqServer.builder().port(port).start()) {
                    handler.handleMessage(TestFlow.text("in time"));
                    assertThat(server.port()).isEqualTo(port);
                    assertThat(flow.counts("orders")[0]).isEqualTo(1);
                }
            }
        }
    }
}
