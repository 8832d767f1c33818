package org.opencmq.spring.integration.config;

import org.opencmq.spring.integration.outbound.CmqMessageHandler;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.xml.ParserContext;
import org.springframework.integration.config.xml.AbstractOutboundChannelAdapterParser;
import org.w3c.dom.Element;

/** Reads {@code outbound-channel-adapter}. Stateless. */
final class OutboundChannelAdapterParser extends AbstractOutboundChannelAdapterParser {

    @Override
    protected boolean isUsingReplyProducer() {
        return true;
    }

    @Override
    protected AbstractBeanDefinition parseConsumer(Element element, ParserContext parserContext) {
        Destinations.checkOne(element, parserContext, "queue", "topic", "destination-expression");
        Destinations.checkAtMostOne(element, parserContext, "delay", "delay-expression");
        BeanDefinitionBuilder builder = BeanDefinitionBuilder.genericBeanDefinition(CmqMessageHandler.class);
        new XmlAttributes(element, builder)
                .client()
                .values("queue", "topic", "auto-create", "async-send", "batch", "format")
                .durations("delay")
                .expressions("destination-expression", "delay-expression", "tags-expression", "routing-key-expression")
                .references("send-success-channel", "send-failure-channel", "futures-channel", "message-converter")
                .headerMapper(parserContext);
        return builder.getBeanDefinition();
    }
}
