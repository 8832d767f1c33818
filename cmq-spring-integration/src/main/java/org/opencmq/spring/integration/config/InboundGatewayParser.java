package org.opencmq.spring.integration.config;

import org.opencmq.spring.integration.inbound.CmqInboundGateway;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.xml.AbstractBeanDefinitionParser;
import org.springframework.beans.factory.xml.ParserContext;
import org.w3c.dom.Element;

/** Reads {@code inbound-gateway}. Stateless. */
final class InboundGatewayParser extends AbstractBeanDefinitionParser {

    @Override
    protected boolean shouldGenerateIdAsFallback() {
        return true;
    }

    @Override
    protected AbstractBeanDefinition parseInternal(Element element, ParserContext parserContext) {
        BeanDefinitionBuilder builder = BeanDefinitionBuilder.genericBeanDefinition(CmqInboundGateway.class);
        new XmlAttributes(element, builder)
                .client()
                .constructor("queue")
                .listener()
                .values("request-timeout", "reply-timeout", "error-on-timeout", "default-reply-to", "selector")
                .values("auto-startup", "phase", "role")
                .references("request-channel", "reply-channel", "error-channel")
                .references("error-message-strategy", "message-converter")
                .headerMapper(parserContext);
        return builder.getBeanDefinition();
    }
}
