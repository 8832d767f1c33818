package org.opencmq.spring.integration.config;

import org.opencmq.spring.integration.http.CmqPushEndpoint;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.xml.ParserContext;
import org.springframework.integration.config.xml.AbstractChannelAdapterParser;
import org.w3c.dom.Element;

/** Reads {@code http-push-endpoint}. Stateless. */
final class HttpPushEndpointParser extends AbstractChannelAdapterParser {

    @Override
    protected AbstractBeanDefinition doParse(Element element, ParserContext parserContext, String channelName) {
        BeanDefinitionBuilder builder = BeanDefinitionBuilder.genericBeanDefinition(CmqPushEndpoint.class);
        builder.addPropertyReference("outputChannel", channelName);
        new XmlAttributes(element, builder)
                .values("send-timeout", "topics")
                .references("error-channel", "error-message-strategy", "message-converter")
                .headerMapper(parserContext);
        return builder.getBeanDefinition();
    }
}
