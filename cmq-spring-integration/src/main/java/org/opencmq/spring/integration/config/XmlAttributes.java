package org.opencmq.spring.integration.config;

import org.opencmq.spring.integration.support.DefaultCmqHeaderMapper;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.xml.ParserContext;
import org.springframework.core.Conventions;
import org.springframework.format.datetime.standard.DurationFormatterUtils;
import org.springframework.integration.config.xml.IntegrationNamespaceUtils;
import org.springframework.util.StringUtils;
import org.w3c.dom.Element;

/** Attributes of an element as properties of a bean. An attribute that is absent sets nothing. */
final class XmlAttributes {

    private static final String DEFAULT_CLIENT = "cmqClient";

    private final Element element;
    private final BeanDefinitionBuilder builder;

    XmlAttributes(Element element, BeanDefinitionBuilder builder) {
        this.element = element;
        this.builder = builder;
    }

    XmlAttributes client() {
        String client = element.getAttribute("client");
        builder.addConstructorArgReference(StringUtils.hasText(client) ? client : DEFAULT_CLIENT);
        return this;
    }

    XmlAttributes constructor(String attribute) {
        builder.addConstructorArgValue(element.getAttribute(attribute));
        return this;
    }

    XmlAttributes values(String... attributes) {
        for (String attribute : attributes) {
            IntegrationNamespaceUtils.setValueIfAttributeDefined(builder, element, attribute);
        }
        return this;
    }

    XmlAttributes references(String... attributes) {
        for (String attribute : attributes) {
            IntegrationNamespaceUtils.setReferenceIfAttributeDefined(builder, element, attribute);
        }
        return this;
    }

    XmlAttributes reference(String attribute, String property) {
        IntegrationNamespaceUtils.setReferenceIfAttributeDefined(builder, element, attribute, property);
        return this;
    }

    XmlAttributes expressions(String... attributes) {
        for (String attribute : attributes) {
            var definition = IntegrationNamespaceUtils.createExpressionDefIfAttributeDefined(attribute, element);
            if (definition != null) {
                builder.addPropertyValue(Conventions.attributeNameToPropertyName(attribute), definition);
            }
        }
        return this;
    }

    /** Times such as {@code 500ms}, {@code 10s}, {@code PT1M}; placeholders are resolved before they are read. */
    XmlAttributes durations(String... attributes) {
        for (String attribute : attributes) {
            String text = element.getAttribute(attribute);
            if (StringUtils.hasText(text)) {
                builder.addPropertyValue(
                        Conventions.attributeNameToPropertyName(attribute),
                        BeanDefinitionBuilder.rootBeanDefinition(DurationFormatterUtils.class)
                                .setFactoryMethod("detectAndParse")
                                .addConstructorArgValue(text)
                                .getBeanDefinition());
            }
        }
        return this;
    }

    XmlAttributes headerMapper(ParserContext parserContext) {
        IntegrationNamespaceUtils.configureHeaderMapper(
                element, builder, parserContext, DefaultCmqHeaderMapper.class, null);
        return this;
    }

    /** What everything that listens has. */
    XmlAttributes listener() {
        return values("concurrency", "max-messages-per-poll", "auto-create", "lease-renewal")
                .durations(
                        "poll-wait",
                        "lease-renewal-limit",
                        "redelivery-delay",
                        "max-redelivery-delay",
                        "shutdown-timeout");
    }
}
