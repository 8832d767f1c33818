package org.opencmq.spring.integration.config;

import org.opencmq.spring.integration.outbound.CmqOutboundGateway;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.xml.ParserContext;
import org.springframework.integration.config.xml.AbstractConsumerEndpointParser;
import org.w3c.dom.Element;

/** Reads {@code outbound-gateway}. Stateless. */
final class OutboundGatewayParser extends AbstractConsumerEndpointParser {

    @Override
    protected String getInputChannelAttributeName() {
        return "request-channel";
    }

    @Override
    protected BeanDefinitionBuilder parseHandler(Element element, ParserContext parserContext) {
        Destinations.checkOne(
                element, parserContext, "request-queue", "request-topic", "request-destination-expression");
        BeanDefinitionBuilder builder = BeanDefinitionBuilder.genericBeanDefinition(CmqOutboundGateway.class);
        new XmlAttributes(element, builder)
                .client()
                .values("request-queue", "request-topic", "reply-queue", "requires-reply", "async", "auto-create")
                .values("concurrency")
                .durations("receive-timeout")
                .expressions(
                        "request-destination-expression",
                        "delay-expression",
                        "tags-expression",
                        "routing-key-expression")
                .reference("reply-channel", "outputChannel")
                .references("message-converter")
                .headerMapper(parserContext);
        String sendTimeout = element.getAttribute("reply-timeout");
        if (!sendTimeout.isEmpty()) {
            builder.addPropertyValue("sendTimeout", sendTimeout);
        }
        return builder;
    }
}
