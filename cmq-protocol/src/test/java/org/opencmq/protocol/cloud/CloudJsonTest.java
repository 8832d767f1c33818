package org.opencmq.protocol.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.error.Refusal;

class CloudJsonTest {

    private static Map<String, String> read(String json) throws Refusal {
        Map<String, String> found = new LinkedHashMap<>();
        CloudJson.read(json.getBytes(StandardCharsets.UTF_8)).forEach(found::put);
        return found;
    }

    @Test
    void readsNestedValuesAsNumberedNames() throws Refusal {
        assertThat(
                        read(
                                "{\"QueueName\":\"q\",\"Limit\":5,\"Trace\":true,\"None\":null,\"FilterTags\":[\"a\",\"b\"],\"Tags\":[{\"TagKey\":\"k\"}],\"F\":1.5}"))
                .containsExactly(
                        Map.entry("QueueName", "q"),
                        Map.entry("Limit", "5"),
                        Map.entry("Trace", "true"),
                        Map.entry("FilterTags.0", "a"),
                        Map.entry("FilterTags.1", "b"),
                        Map.entry("Tags.0.TagKey", "k"),
                        Map.entry("F", "1.5"));
    }

    @Test
    void readsNoBodyAsNoParameters() throws Refusal {
        assertThat(read("")).isEmpty();
        assertThat(read("{}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "{", "{\"a\":}", "{} x", "{}{}", "Action=x", "\u0000"})
    void refusesWhatIsNotOneObject(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(Refusal.class).hasMessageStartingWith("(10420)");
    }

    @Test
    void refusesAnAbyssOfBrackets() {
        assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(500_000))).isInstanceOf(Refusal.class);
    }

    @Test
    void writesNumbersTruthAndArraysAsSuch() {
        // given
        Parameters parameters = Parameters.builder()
                .text("QueueName", "q")
                .number("Limit", 20)
                .number("Trace", 1)
                .texts("FilterTags", List.of("1", "b"))
                .text("IdOfSomething", "5")
                .build();

        // then
        assertThat(new String(CloudJson.write(parameters), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"QueueName\":\"q\",\"Limit\":20,\"Trace\":true,\"IdOfSomething\":\"5\",\"FilterTags\":[\"1\",\"b\"]}");
    }
}
