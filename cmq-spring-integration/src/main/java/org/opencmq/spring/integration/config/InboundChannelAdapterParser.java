package org.opencmq.spring.integration.config;

import org.opencmq.spring.integration.inbound.CmqMessageSource;
import org.springframework.beans.BeanMetadataElement;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.xml.ParserContext;
import org.springframework.integration.config.xml.AbstractPollingInboundChannelAdapterParser;
import org.w3c.dom.Element;

/** Reads {@code inbound-channel-adapter}. Stateless. */
final class InboundChannelAdapterParser extends AbstractPollingInboundChannelAdapterParser {

    @Override
    protected BeanMetadataElement parseSource(Element element, ParserContext parserContext) {
        BeanDefinitionBuilder builder = BeanDefinitionBuilder.genericBeanDefinition(CmqMessageSource.class);
        new XmlAttributes(element, builder)
                .client()
                .constructor("queue")
                .values("max-fetch-size", "auto-create", "lease-renewal")
                .durations("receive-timeout", "lease-renewal-limit", "redelivery-delay", "max-redelivery-delay")
                .references("message-converter")
                .headerMapper(parserContext);
        return builder.getBeanDefinition();
    }
}
