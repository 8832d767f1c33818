package org.opencmq.spring.integration.config;

import org.opencmq.spring.integration.inbound.CmqMessageDrivenChannelAdapter;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.xml.ParserContext;
import org.springframework.integration.config.xml.AbstractChannelAdapterParser;
import org.w3c.dom.Element;

/** Reads {@code message-driven-channel-adapter}. Stateless. */
final class MessageDrivenChannelAdapterParser extends AbstractChannelAdapterParser {

    @Override
    protected AbstractBeanDefinition doParse(Element element, ParserContext parserContext, String channelName) {
        BeanDefinitionBuilder builder =
                BeanDefinitionBuilder.genericBeanDefinition(CmqMessageDrivenChannelAdapter.class);
        builder.addPropertyReference("outputChannel", channelName);
        new XmlAttributes(element, builder)
                .client()
                .constructor("queue")
                .listener()
                .values("send-timeout", "acknowledge-mode", "batch", "selector")
                .references(
                        "error-channel",
                        "retry-template",
                        "recovery-callback",
                        "error-message-strategy",
                        "message-converter")
                .headerMapper(parserContext);
        return builder.getBeanDefinition();
    }
}
