package org.opencmq.spring.integration.dsl;

import org.opencmq.client.CmqClient;
import org.opencmq.spring.integration.channel.CmqChannel;
import org.opencmq.spring.integration.channel.CmqPublishSubscribeChannel;
import org.opencmq.spring.integration.channel.PollableCmqChannel;
import org.opencmq.spring.integration.http.CmqPushEndpoint;
import org.opencmq.spring.integration.inbound.CmqInboundGateway;
import org.opencmq.spring.integration.inbound.CmqMessageDrivenChannelAdapter;
import org.opencmq.spring.integration.inbound.CmqMessageSource;
import org.opencmq.spring.integration.outbound.CmqMessageHandler;
import org.opencmq.spring.integration.outbound.CmqOutboundGateway;

/**
 * Components for CMQ in the Java DSL.
 *
 * <pre>{@code
 * IntegrationFlow.from(Cmq.messageDrivenChannelAdapter(client, "orders").concurrency(4))
 *         .<String, String>transform(String::toUpperCase)
 *         .handle(Cmq.outboundTopicAdapter(client, "done"))
 *         .get();
 * }</pre>
 */
public final class Cmq {

    private Cmq() {}

    /** Receives from a queue. */
    public static CmqMessageDrivenSpec messageDrivenChannelAdapter(CmqClient client, String queue) {
        return new CmqMessageDrivenSpec(new CmqMessageDrivenChannelAdapter(client, queue));
    }

    /** Receives from a queue when a poller asks. */
    public static CmqMessageSourceSpec inboundAdapter(CmqClient client, String queue) {
        return new CmqMessageSourceSpec(new CmqMessageSource(client, queue));
    }

    /** Receives requests from a queue and replies to them. */
    public static CmqInboundGatewaySpec inboundGateway(CmqClient client, String queue) {
        return new CmqInboundGatewaySpec(new CmqInboundGateway(client, queue));
    }

    /** Sends to a queue. */
    public static CmqMessageHandlerSpec outboundQueueAdapter(CmqClient client, String queue) {
        CmqMessageHandler handler = new CmqMessageHandler(client);
        handler.setQueue(queue);
        return new CmqMessageHandlerSpec(handler);
    }

    /** Publishes to a topic. */
    public static CmqMessageHandlerSpec outboundTopicAdapter(CmqClient client, String topic) {
        CmqMessageHandler handler = new CmqMessageHandler(client);
        handler.setTopic(topic);
        return new CmqMessageHandlerSpec(handler);
    }

    /** Sends to where the spec's destination says. */
    public static CmqMessageHandlerSpec outboundAdapter(CmqClient client) {
        return new CmqMessageHandlerSpec(new CmqMessageHandler(client));
    }

    /** Sends requests and waits for replies. */
    public static CmqOutboundGatewaySpec outboundGateway(CmqClient client) {
        return new CmqOutboundGatewaySpec(new CmqOutboundGateway(client));
    }

    /** A point-to-point channel over a queue. */
    public static CmqChannelSpec channel(CmqClient client, String queue) {
        return new CmqChannelSpec(new CmqChannel(client, queue));
    }

    /** A point-to-point channel over a queue, whose consumers poll. */
    public static CmqPollableChannelSpec pollableChannel(CmqClient client, String queue) {
        return new CmqPollableChannelSpec(new PollableCmqChannel(client, queue));
    }

    /** A publish-subscribe channel over a topic. */
    public static CmqPublishSubscribeChannelSpec publishSubscribeChannel(CmqClient client, String topic) {
        return new CmqPublishSubscribeChannelSpec(new CmqPublishSubscribeChannel(client, topic));
    }

    /** Receives what topics push over HTTP. */
    public static CmqPushEndpointSpec pushEndpoint() {
        return new CmqPushEndpointSpec(new CmqPushEndpoint());
    }
}
