package org.opencmq.spring.integration.config;

import org.opencmq.spring.integration.channel.CmqChannel;
import org.opencmq.spring.integration.channel.CmqPublishSubscribeChannel;
import org.opencmq.spring.integration.channel.PollableCmqChannel;
import org.springframework.integration.config.xml.AbstractIntegrationNamespaceHandler;

/** Reads the elements of {@code http://www.opencmq.org/schema/integration/cmq}. */
public final class CmqNamespaceHandler extends AbstractIntegrationNamespaceHandler {

    /** Made by Spring. */
    public CmqNamespaceHandler() {}

    @Override
    public void init() {
        registerBeanDefinitionParser("message-driven-channel-adapter", new MessageDrivenChannelAdapterParser());
        registerBeanDefinitionParser("inbound-channel-adapter", new InboundChannelAdapterParser());
        registerBeanDefinitionParser("inbound-gateway", new InboundGatewayParser());
        registerBeanDefinitionParser("outbound-channel-adapter", new OutboundChannelAdapterParser());
        registerBeanDefinitionParser("outbound-gateway", new OutboundGatewayParser());
        registerBeanDefinitionParser("channel", new ChannelParser(CmqChannel.class, "queue"));
        registerBeanDefinitionParser("pollable-channel", new ChannelParser(PollableCmqChannel.class, "queue"));
        registerBeanDefinitionParser(
                "publish-subscribe-channel", new ChannelParser(CmqPublishSubscribeChannel.class, "topic"));
        registerBeanDefinitionParser("http-push-endpoint", new HttpPushEndpointParser());
    }
}
