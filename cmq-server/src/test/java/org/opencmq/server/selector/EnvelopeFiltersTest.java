package org.opencmq.server.selector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencmq.protocol.envelope.Body;
import org.opencmq.protocol.envelope.Correlation;
import org.opencmq.protocol.envelope.Envelope;
import org.opencmq.protocol.envelope.EnvelopeWriter;
import org.opencmq.protocol.envelope.MessageHeaders;

/** Selectors over the text of messages. */
class EnvelopeFiltersTest {

    private static final EnvelopeFilters FILTERS = new EnvelopeFilters();

    private static byte[] message() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("colour", "green");
        properties.put("size", 7L);
        properties.put("fresh", true);
        MessageHeaders headers = MessageHeaders.builder()
                .id("ID:1")
                .timestamp(1_000)
                .correlationId(new Correlation.Text("order 5"))
                .type("fruit")
                .priority(8)
                .persistent(false)
                .build();
        return EnvelopeWriter.write(new Envelope(headers, properties, new Body.Text("colour = 'red'")))
                .getBytes(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour = 'green' AND size BETWEEN 5 AND 8 AND fresh",
                "JMSDeliveryMode = 'NON_PERSISTENT'",
                "JMSPriority > 7",
                "JMSMessageID = 'ID:1' AND JMSTimestamp = 1000",
                "JMSCorrelationID LIKE 'order%' AND JMSType = 'fruit'",
                "absent IS NULL",
                "JMSXDeliveryCount IS NULL"
            })
    void selectsByHeadersAndProperties(String selector) {
        assertThat(FILTERS.compile(selector)).accepts(message());
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour = 'red'", "absent = 1", "NOT fresh", "JMSPriority = 4"})
    void leavesOutWhatDoesNotMatch(String selector) {
        assertThat(FILTERS.compile(selector)).rejects(message());
    }

    @Test
    void aForeignBodyHasDefaultHeadersAndNoProperties() {
        // given
        byte[] foreign = "{\"colour\":\"green\"}".getBytes(UTF_8);
        // then
        assertThat(FILTERS.compile("colour = 'green'")).rejects(foreign);
        assertThat(FILTERS.compile("JMSPriority = 4 AND JMSDeliveryMode = 'PERSISTENT'"))
                .accepts(foreign);
        assertThat(FILTERS.compile("JMSMessageID IS NULL AND JMSTimestamp IS NULL AND colour IS NULL"))
                .accepts(foreign);
    }

    @Test
    void saysWhereASelectorIsWrong() {
        assertThatThrownBy(() -> FILTERS.compile("colour = = 'x'"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("position 9");
    }
}
