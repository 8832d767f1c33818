package org.opencmq.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table of what proves each requirement names tests that exist, for each requirement at least one. */
class SpecificationCoverageTest {

    private static final Pattern REFERENCE = Pattern.compile("`([A-Za-z0-9]+)#([A-Za-z0-9]+)`");
    private static final Pattern METHOD = Pattern.compile("(?m)^ +(?:public |protected )?void ([A-Za-z0-9]+)\\(");
    private static final int COLUMNS = 5;
    private static final List<String> MODULES = List.of("cmq-conformance-tests", "cmq-jms", "cmq-selector");

    private static List<String[]> rows;
    private static Map<String, List<String>> methods;

    @BeforeAll
    static void read() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/specification-coverage.md"))) {
            root = root.getParent();
        }
        rows = Files.readAllLines(root.resolve("docs/specification-coverage.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| § "))
                .map(line -> line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                .toList();
        methods = new HashMap<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/test/java"))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    methods.computeIfAbsent(className(file), first -> new ArrayList<>())
                            .addAll(methodsOf(file));
                }
            }
        }
    }

    private static String className(Path file) {
        String name = file.getFileName().toString().replace(".java", "");
        return name.endsWith("Chapter") ? name.substring(0, name.length() - "Chapter".length()) : name;
    }

    private static List<String> methodsOf(Path file) throws IOException {
        return METHOD.matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void everyNamedTestExists() {
        List<String> unknown = new ArrayList<>();
        for (String[] row : rows) {
            REFERENCE
                    .matcher(row[row.length - 1])
                    .results()
                    .filter(each -> !exists(each))
                    .forEach(each -> unknown.add(each.group()));
        }
        assertThat(unknown).isEmpty();
    }

    private static boolean exists(MatchResult reference) {
        return methods.getOrDefault(reference.group(1), List.of()).contains(reference.group(2));
    }

    @Test
    void everyRequirementHasASectionBothColumnsAndATest() {
        assertThat(rows).hasSizeGreaterThan(80).allSatisfy(row -> {
            assertThat(row).hasSize(COLUMNS).noneMatch(String::isBlank);
            assertThat(REFERENCE.matcher(row[COLUMNS - 1]).find()).as(row[1]).isTrue();
        });
    }
}
