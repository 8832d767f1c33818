package org.opencmq.spring.integration.jms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.spring.integration.TestFlow;
import org.opencmq.spring.integration.inbound.CmqInboundGateway;
import org.opencmq.spring.integration.inbound.CmqMessageDrivenChannelAdapter;
import org.opencmq.spring.integration.outbound.CmqMessageHandler;
import org.opencmq.spring.integration.support.CmqHeaders;
import org.opencmq.test.CmqServerExtension;
import org.opencmq.test.UniqueName;
import org.springframework.integration.IntegrationMessageHeaderAccessor;
import org.springframework.integration.channel.QueueChannel;
import org.springframework.integration.support.MessageBuilder;

class JmsRoundTripIT {

    private static final long LONG = 60_000;

    @RegisterExtension
    static final CmqServerExtension cmq = CmqServerExtension.create();

    private static CmqConnectionFactory factory() {
        return new CmqConnectionFactory(cmq.endpoint().toString());
    }

    @Test
    void whatJmsCompressesIsRead(@UniqueName String queue) throws Exception {
        try (CmqConnectionFactory factory = factory();
                TestFlow flow = TestFlow.at(cmq.endpoint())) {
            // given
            factory.setOption("message.gzipAbove", "100");
            QueueChannel out = flow.queueChannel("out");
            CmqMessageDrivenChannelAdapter adapter = new CmqMessageDrivenChannelAdapter(flow.client(), queue);
            adapter.setOutputChannel(out);
            flow.bean("adapter", CmqMessageDrivenChannelAdapter.class, () -> adapter)
                    .start();
            String text = "hello ".repeat(1000);

            // when
            try (JMSContext jms = factory.createContext()) {
                jms.createProducer().setProperty("s", "x").send(jms.createQueue(queue), text);
            }

            // then
            org.springframework.messaging.Message<?> message = out.receive(LONG);
            assertThat(message.getPayload()).isEqualTo(text);
            assertThat(message.getHeaders()).containsEntry("s", "x");
        }
    }

    @Test
    void aBodyInAPayloadStoreComesToTheErrorChannelWithItsReason(@UniqueName String queue, @TempDir Path folder)
            throws Exception {
        try (CmqConnectionFactory factory = factory();
                TestFlow flow = TestFlow.at(cmq.endpoint())) {
            // given
            factory.setOption("message.payloadFolder", folder.toString());
            QueueChannel errors = flow.queueChannel("errors");
            CmqMessageDrivenChannelAdapter adapter = new CmqMessageDrivenChannelAdapter(flow.client(), queue);
            adapter.setOutputChannel(flow.queueChannel("out"));
            adapter.setErrorChannel(errors);
            flow.bean("adapter", CmqMessageDrivenChannelAdapter.class, () -> adapter)
                    .start();

            // when
            try (JMSContext jms = factory.createContext()) {
                jms.createProducer().send(jms.createQueue(queue), "x".repeat(2 * 1024 * 1024));
            }

            // then
            org.springframework.messaging.Message<?> error = errors.receive(LONG);
            assertThat(error).isNotNull();
            assertThat((Throwable) error.getPayload())
                    .hasMessageContaining("payload store")
                    .hasMessageContaining("message.payloadFolder");
        }
    }

    @Test
    void whatJmsSendsArrivesWithHeadersAndTypes(@UniqueName String queue) throws Exception {
        try (CmqConnectionFactory factory = factory();
                JMSContext jms = factory.createContext();
                TestFlow flow = TestFlow.at(cmq.endpoint())) {
            // given
            QueueChannel out = flow.queueChannel("out");
            CmqMessageDrivenChannelAdapter adapter = new CmqMessageDrivenChannelAdapter(flow.client(), queue);
            adapter.setOutputChannel(out);
            flow.bean("adapter", CmqMessageDrivenChannelAdapter.class, () -> adapter)
                    .start();
            var destination = jms.createQueue(queue);

            // when
            TextMessage text = jms.createTextMessage("hello");
            text.setStringProperty("s", "x");
            text.setBooleanProperty("z", true);
            text.setByteProperty("b", (byte) 1);
            text.setShortProperty("h", (short) 2);
            text.setIntProperty("i", 3);
            text.setLongProperty("l", 4);
            text.setFloatProperty("f", 0.5f);
            text.setDoubleProperty("d", 5);
            text.setJMSType("greeting");
            text.setJMSCorrelationID("c-1");
            text.setJMSReplyTo(jms.createTopic("replies"));
            jms.createProducer().setPriority(7).send(destination, text);

            // then
            org.springframework.messaging.Message<?> message = out.receive(LONG);
            assertThat(message.getPayload()).isEqualTo("hello");
            assertThat(message.getHeaders())
                    .containsEntry("s", "x")
                    .containsEntry("z", true)
                    .containsEntry("b", (byte) 1)
                    .containsEntry("h", (short) 2)
                    .containsEntry("i", 3)
                    .containsEntry("l", 4L)
                    .containsEntry("f", 0.5f)
                    .containsEntry("d", 5.0)
                    .containsEntry(CmqHeaders.TYPE, "greeting")
                    .containsEntry(CmqHeaders.CORRELATION_ID, "c-1")
                    .containsEntry(CmqHeaders.REPLY_TO, "topic://replies")
                    .containsEntry(CmqHeaders.DESTINATION, "queue://" + queue)
                    .containsEntry(CmqHeaders.MESSAGE_ID, text.getJMSMessageID())
                    .containsEntry(IntegrationMessageHeaderAccessor.PRIORITY, 7);

            // when
            BytesMessage bytes = jms.createBytesMessage();
            bytes.writeBytes(new byte[] {1, 2});
            jms.createProducer().send(destination, bytes);
            MapMessage map = jms.createMapMessage();
            map.setLong("n", 5);
            jms.createProducer().send(destination, map);
            StreamMessage stream = jms.createStreamMessage();
            stream.writeInt(1);
            stream.writeString("two");
            jms.createProducer().send(destination, stream);
            jms.createProducer().send(destination, jms.createObjectMessage(new BigDecimal("1.50")));

            // then
            assertThat(out.receive(LONG).getPayload()).isEqualTo(new byte[] {1, 2});
            assertThat(out.receive(LONG).getPayload()).isEqualTo(Map.of("n", 5L));
            assertThat(out.receive(LONG).getPayload()).isEqualTo(List.of(1, "two"));
            assertThat(out.receive(LONG).getPayload()).isEqualTo(new BigDecimal("1.50"));
        }
    }

    @Test
    void whatIntegrationSendsArrivesAtJmsWithHeadersAndTypes(@UniqueName String queue) throws Exception {
        String dotted = queue + ".eu"; // a name that both sides must respell alike
        try (CmqConnectionFactory factory = factory();
                JMSContext jms = factory.createContext();
                JMSConsumer consumer = jms.createConsumer(jms.createQueue(dotted));
                TestFlow flow = TestFlow.at(cmq.endpoint())) {
            // given
            CmqMessageHandler handler = new CmqMessageHandler(flow.client());
            handler.setQueue(dotted);
            flow.bean("handler", CmqMessageHandler.class, () -> handler).start();

            // when
            var sent = MessageBuilder.withPayload("hello")
                    .setHeader("i", 3)
                    .setHeader("l", 4L)
                    .setHeader("d", 5.0)
                    .setHeader("z", true)
                    .setHeader(CmqHeaders.TYPE, "greeting")
                    .setHeader(CmqHeaders.CORRELATION_ID, "c-1")
                    .setHeader(CmqHeaders.REPLY_TO, "queue://answers")
                    .setPriority(8)
                    .build();
            handler.handleMessage(sent);
            handler.handleMessage(new org.springframework.messaging.support.GenericMessage<>(new byte[] {1, 2}));
            handler.handleMessage(new org.springframework.messaging.support.GenericMessage<>(Map.of("n", 5L)));
            handler.handleMessage(new org.springframework.messaging.support.GenericMessage<>(List.of(1, "two")));
            handler.handleMessage(new org.springframework.messaging.support.GenericMessage<>(new BigDecimal("1.50")));

            // then
            TextMessage text = (TextMessage) consumer.receive(LONG);
            assertThat(text.getText()).isEqualTo("hello");
            assertThat(text.getObjectProperty("i")).isEqualTo(3);
            assertThat(text.getObjectProperty("l")).isEqualTo(4L);
            assertThat(text.getObjectProperty("d")).isEqualTo(5.0);
            assertThat(text.getObjectProperty("z")).isEqualTo(true);
            assertThat(text.getJMSType()).isEqualTo("greeting");
            assertThat(text.getJMSCorrelationID()).isEqualTo("c-1");
            assertThat(text.getJMSReplyTo()).hasToString("queue://answers");
            assertThat(text.getJMSPriority()).isEqualTo(8);
            assertThat(text.getJMSMessageID())
                    .isEqualTo("ID:" + sent.getHeaders().getId());
            Message bytes = consumer.receive(LONG);
            assertThat(((BytesMessage) bytes).getBodyLength()).isEqualTo(2);
            assertThat(((MapMessage) consumer.receive(LONG)).getObject("n")).isEqualTo(5L);
            StreamMessage stream = (StreamMessage) consumer.receive(LONG);
            assertThat(stream.readObject()).isEqualTo(1);
            assertThat(stream.readObject()).isEqualTo("two");
            assertThat(consumer.receive(LONG)).isInstanceOf(ObjectMessage.class);
        }
    }

    @Test
    void aJmsRequesterIsAnsweredByAnInboundGateway(@UniqueName String queue) throws Exception {
        try (CmqConnectionFactory factory = factory();
                TestFlow flow = TestFlow.at(cmq.endpoint())) {
            // given
            CmqInboundGateway gateway = new CmqInboundGateway(flow.client(), queue);
            gateway.setRequestChannel(flow.channel("requests", message -> {
                var reply = MessageBuilder.withPayload("re: " + message.getPayload())
                        .copyHeaders(message.getHeaders())
                        .build();
                ((org.springframework.messaging.MessageChannel)
                                message.getHeaders().getReplyChannel())
                        .send(reply);
            }));
            flow.bean("gateway", CmqInboundGateway.class, () -> gateway).start();

            // when
            var template = new org.springframework.jms.core.JmsTemplate(factory);
            template.setReceiveTimeout(Duration.ofMinutes(1).toMillis());
            Message reply = template.sendAndReceive(queue, session -> session.createTextMessage("question"));

            // then
            assertThat(((TextMessage) reply).getText()).isEqualTo("re: question");
            assertThat(reply.getJMSCorrelationID()).startsWith("ID:");
        }
    }
}
