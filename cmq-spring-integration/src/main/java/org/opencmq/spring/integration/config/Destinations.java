package org.opencmq.spring.integration.config;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.xml.ParserContext;
import org.springframework.integration.config.xml.IntegrationNamespaceUtils;
import org.w3c.dom.Element;

/** Attributes that exclude each other. */
final class Destinations {

    private Destinations() {}

    static void checkOne(Element element, ParserContext parserContext, String... attributes) {
        if (given(element, attributes).size() != 1) {
            report(element, parserContext, "exactly one", attributes);
        }
    }

    static void checkAtMostOne(Element element, ParserContext parserContext, String... attributes) {
        if (given(element, attributes).size() > 1) {
            report(element, parserContext, "at most one", attributes);
        }
    }

    private static List<String> given(Element element, String... attributes) {
        return Stream.of(attributes).filter(element::hasAttribute).toList();
    }

    private static void report(Element element, ParserContext parserContext, String rule, String... attributes) {
        parserContext
                .getReaderContext()
                .error(
                        rule + " of " + String.join(", ", attributes) + " must be set on "
                                + IntegrationNamespaceUtils.createElementDescription(element),
                        element);
    }
}
