package org.opencmq.spring.integration.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.PropertyValue;
import org.springframework.beans.factory.BeanDefinitionStoreException;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanDefinitionHolder;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.xml.XmlBeanDefinitionReader;
import org.springframework.core.io.ByteArrayResource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Walks the schema: each attribute must change a bean definition, and each property set must exist on its class. */
class NamespaceTest {

    private static final String XSD = "/org/opencmq/spring/integration/config/opencmq-integration-cmq.xsd";
    private static final String XS = "http://www.w3.org/2001/XMLSchema";

    /** What an attribute cannot be tested without, or with. */
    private static final Map<String, String> VALUES = Map.of(
            "acknowledge-mode", "MANUAL",
            "format", "RAW",
            "mapped-request-headers", "zzrequest*",
            "mapped-reply-headers", "zzreply*",
            "datatype", "java.lang.Integer",
            "phase", "4711",
            "order", "4711",
            "concurrency", "4711",
            "role", "zzrole");

    static Stream<Arguments> attributes() throws Exception {
        List<Arguments> all = new ArrayList<>();
        for (Element element : children(schema().getDocumentElement(), "element")) {
            for (Element attribute : children(children(element, "complexType").get(0), "attribute")) {
                all.add(Arguments.of(element.getAttribute("name"), attribute.getAttribute("name")));
            }
        }
        return all.stream();
    }

    private static Document schema() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        try (var in = NamespaceTest.class.getResourceAsStream(XSD)) {
            return factory.newDocumentBuilder().parse(in);
        }
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element
                    && XS.equals(element.getNamespaceURI())
                    && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    @Test
    void theSchemaHasAllElements() throws Exception {
        assertThat(attributes().map(arguments -> arguments.get()[0]).distinct()).hasSize(9);
    }

    @ParameterizedTest
    @MethodSource("attributes")
    void everyAttributeReachesAProperty(String element, String attribute) {
        // given
        Map<String, String> needed = needed(element, attribute);
        String value = VALUES.getOrDefault(attribute, "zzvalue");
        Map<String, String> given = new TreeMap<>(needed);
        given.put(attribute, value);

        // when
        Map<String, String> otherwise = new TreeMap<>(needed);
        if (element.startsWith("outbound") && !needed.containsKey("queue") && !needed.containsKey("request-queue")) {
            String start = element.equals("outbound-gateway") ? "request-" : "";
            otherwise.put(start + (attribute.equals(start + "queue") ? "topic" : "queue"), "other");
        }
        Map<String, String> without = flattened(xml(element, otherwise));
        Map<String, String> with = flattened(xml(element, given));

        // then
        assertThat(String.join("\n", with.values()) + with.keySet()).contains(value);
        assertThat(with).isNotEqualTo(without);
    }

    private static Map<String, String> needed(String element, String attribute) {
        Map<String, String> needed = new TreeMap<>();
        needed.put("id", "some");
        if (element.equals("outbound-channel-adapter")) {
            if (!List.of("queue", "topic", "destination-expression").contains(attribute)) {
                needed.put("queue", "q");
            }
        } else if (element.equals("outbound-gateway")) {
            if (!List.of("request-queue", "request-topic", "request-destination-expression")
                    .contains(attribute)) {
                needed.put("request-queue", "q");
            }
            needed.put("request-channel", "in");
        } else if (element.equals("publish-subscribe-channel")) {
            needed.put("topic", "t");
        } else if (!element.equals("http-push-endpoint")) {
            needed.put("queue", "q");
        }
        if (element.equals("inbound-gateway")) {
            needed.put("request-channel", "in");
        } else if (!element.endsWith("channel") && !element.equals("outbound-gateway") && !attribute.equals("id")) {
            needed.put("channel", "c");
        }
        return needed;
    }

    private static String xml(String element, Map<String, String> attributes) {
        StringBuilder xml = new StringBuilder("<cmq:" + element);
        attributes.forEach((name, value) ->
                xml.append(' ').append(name).append("=\"").append(value).append('"'));
        String poller = element.equals("inbound-channel-adapter") ? "<int:poller fixed-delay=\"1000\"/>" : "";
        return xml.append('>')
                .append(poller)
                .append("</cmq:")
                .append(element)
                .append('>')
                .toString();
    }

    private static DefaultListableBeanFactory read(String content) {
        DefaultListableBeanFactory factory = new DefaultListableBeanFactory();
        String xml =
                """
                <beans xmlns="http://www.springframework.org/schema/beans"
                       xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                       xmlns:int="http://www.springframework.org/schema/integration"
                       xmlns:cmq="http://www.opencmq.org/schema/integration/cmq"
                       xsi:schemaLocation="http://www.springframework.org/schema/beans
                           https://www.springframework.org/schema/beans/spring-beans.xsd
                           http://www.springframework.org/schema/integration
                           https://www.springframework.org/schema/integration/spring-integration.xsd
                           http://www.opencmq.org/schema/integration/cmq
                           http://www.opencmq.org/schema/integration/cmq/opencmq-integration-cmq.xsd">
                %s
                </beans>
                """
                        .formatted(content);
        XmlBeanDefinitionReader reader = new XmlBeanDefinitionReader(factory);
        reader.setValidationMode(XmlBeanDefinitionReader.VALIDATION_NONE); // what is tried comes from the schema
        reader.setNamespaceAware(true);
        reader.loadBeanDefinitions(new ByteArrayResource(xml.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return factory;
    }

    private static Map<String, String> flattened(String content) {
        DefaultListableBeanFactory factory = read(content);
        Map<String, String> all = new TreeMap<>();
        for (String name : factory.getBeanDefinitionNames()) {
            BeanDefinition definition = factory.getBeanDefinition(name);
            flatten(name, definition, all);
        }
        return all;
    }

    private static void flatten(String path, Object value, Map<String, String> all) {
        if (value instanceof BeanDefinitionHolder holder) {
            flatten(path, holder.getBeanDefinition(), all);
        } else if (value instanceof BeanDefinition definition) {
            Class<?> type = type(definition);
            for (PropertyValue property : definition.getPropertyValues()) {
                if (type != null && type.getName().startsWith("org.opencmq")) {
                    assertThat(BeanUtils.getPropertyDescriptor(type, property.getName()))
                            .describedAs("property %s of %s", property.getName(), type)
                            .satisfies(
                                    found -> assertThat(found.getWriteMethod()).isNotNull());
                }
                flatten(path + "." + property.getName(), property.getValue(), all);
            }
            definition
                    .getConstructorArgumentValues()
                    .getIndexedArgumentValues()
                    .forEach((index, argument) -> flatten(path + "(" + index + ")", argument.getValue(), all));
            int generic = 0;
            for (var argument : definition.getConstructorArgumentValues().getGenericArgumentValues()) {
                flatten(path + "(g" + generic++ + ")", argument.getValue(), all);
            }
        } else {
            all.put(path, String.valueOf(value));
        }
    }

    private static Class<?> type(BeanDefinition definition) {
        try {
            return definition.getBeanClassName() == null || definition.getFactoryMethodName() != null
                    ? null
                    : Class.forName(definition.getBeanClassName());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void refusesTwoDestinations() {
        assertThatThrownBy(() -> read("<cmq:outbound-channel-adapter id=\"a\" queue=\"q\" topic=\"t\"/>"))
                .isInstanceOf(BeanDefinitionStoreException.class)
                .hasMessageContaining("exactly one of queue, topic, destination-expression");
        assertThatThrownBy(() -> read("<cmq:outbound-gateway id=\"a\" request-channel=\"c\"/>"))
                .isInstanceOf(BeanDefinitionStoreException.class)
                .hasMessageContaining("exactly one of request-queue");
    }
}
