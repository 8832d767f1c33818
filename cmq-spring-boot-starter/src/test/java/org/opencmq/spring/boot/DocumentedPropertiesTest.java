package org.opencmq.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.opencmq.jms.config.SettingsBuilder;

/** The generated metadata, and the table of docs/spring-boot.md made of it. */
class DocumentedPropertiesTest {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final Path TABLE = Path.of("..", "docs", "spring-boot.md");
    private static final Pattern ROW = Pattern.compile("\\| `(cmq\\.[a-z0-9.-]+)` \\| (\\S*) \\| (.+) \\|");

    @Test
    void describesEveryKey() throws Exception {
        assertThat(keys().values()).isNotEmpty().allSatisfy(key -> assertThat(text(key, "description"))
                .as("%s", key.get("name"))
                .isNotBlank());
    }

    @Test
    void listsEveryKeyOfTheseClassesInTheTable() throws Exception {
        // given
        Map<String, String> rows = new TreeMap<>();
        for (String line : Files.readAllLines(TABLE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.put(row.group(1), row.group(2) + " " + row.group(3).replace("\\|", "|"));
            }
        }

        // then
        Map<String, String> expected = new TreeMap<>();
        keys().forEach((name, key) -> expected.put(
                name,
                Optional.ofNullable(key.get("defaultValue"))
                                .map(value -> "`" + value + "`")
                                .orElse("")
                        + " " + text(key, "description")));
        assertThat(rows).containsExactlyEntriesOf(expected);
    }

    @Test
    void tellsTheDefaultsOfTheProvider() throws Exception {
        // given
        String provider = new SettingsBuilder().build().toString();
        Map<String, String> parts = Map.of(
                "cmq.receive.max-batch", "maxBatch=",
                "cmq.receive.max-parallel-polls", "maxParallelPolls=",
                "cmq.redelivery.attempts", "attempts=",
                "cmq.acknowledge.window", "window=",
                "cmq.destination.new-queue.dead-letter-after", "deadLetterAfter=");

        // then
        Map<String, Map<String, Object>> keys = keys();
        Set<String> wrong = new TreeSet<>();
        parts.forEach((key, part) -> {
            String told = part + ((Number) keys.get(key).get("defaultValue")).intValue();
            if (!provider.contains(told)) {
                wrong.add(told);
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** The keys of the classes of this package and of the property classes, by name; others document their own. */
    private static Map<String, Map<String, Object>> keys() throws Exception {
        Map<String, Map<String, Object>> keys = new TreeMap<>();
        for (var url : Collections.list(CmqProperties.class.getClassLoader().getResources(METADATA))) {
            try (InputStream json = url.openStream()) {
                List<Map<String, Object>> properties = JsonPath.parse(json).read("$.properties");
                properties.stream()
                        .filter(DocumentedPropertiesTest::isOurs)
                        .forEach(key -> keys.put(text(key, "name"), key));
            }
        }
        return keys;
    }

    private static boolean isOurs(Map<String, Object> key) {
        String source = text(key, "sourceType");
        return text(key, "name").startsWith("cmq.")
                && (source.equals(CmqProperties.class.getName())
                        || source.startsWith("org.opencmq.spring.boot.properties.")
                        || source.startsWith("org.springframework.boot.jms."));
    }

    private static String text(Map<String, Object> key, String member) {
        return String.valueOf(key.getOrDefault(member, ""));
    }
}
