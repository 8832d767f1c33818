package org.opencmq.spring.integration.config;

import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.xml.ParserContext;
import org.springframework.integration.config.xml.AbstractChannelParser;
import org.w3c.dom.Element;

/** Reads {@code channel}, {@code pollable-channel} and {@code publish-subscribe-channel}. Stateless. */
final class ChannelParser extends AbstractChannelParser {

    private final Class<?> type;
    private final String destination;

    /**
     * Reads a channel.
     *
     * @param type the channel's class
     * @param destination the attribute that is its second constructor argument
     */
    ChannelParser(Class<?> type, String destination) {
        this.type = type;
        this.destination = destination;
    }

    @Override
    protected BeanDefinitionBuilder buildBeanDefinition(Element element, ParserContext parserContext) {
        BeanDefinitionBuilder builder = BeanDefinitionBuilder.genericBeanDefinition(type);
        new XmlAttributes(element, builder)
                .client()
                .constructor(destination)
                .listener()
                .values("auto-startup", "phase", "max-subscribers", "subscription", "ignore-failures")
                .reference("message-converter", "cmqMessageConverter")
                .headerMapper(parserContext);
        return builder;
    }
}
