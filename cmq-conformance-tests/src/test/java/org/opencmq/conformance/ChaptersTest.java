package org.opencmq.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencmq.conformance.chapter.QueuesChapter;

/**
 * The list of chapters is their package: who adds one there adds it to all providers. Each provider still names them one by
 * one, because a nested class that is inherited would have the same name in all three reports, which then count as one.
 */
class ChaptersTest {

    private static final String SUFFIX = "Chapter";

    @ParameterizedTest
    @ValueSource(classes = {ArtemisConformanceIT.class, ExtensionsConformanceIT.class, PlainConformanceIT.class})
    void everyProviderIsAskedEveryChapterUnderItsName(Class<?> suite) throws Exception {
        // given
        List<Class<?>> chapters = chapters();

        // when
        List<Class<?>> asked = Stream.of(suite.getDeclaredClasses())
                .filter(nested -> nested.isAnnotationPresent(Nested.class))
                .<Class<?>>map(Class::getSuperclass)
                .toList();

        // then
        assertThat(chapters).hasSizeGreaterThan(30);
        assertThat(asked).containsExactlyInAnyOrderElementsOf(chapters);
        assertThat(suite.getDeclaredClasses()).allSatisfy(nested -> assertThat(nested.getSimpleName() + SUFFIX)
                .isEqualTo(nested.getSuperclass().getSimpleName()));
    }

    /** All that is in the package and has tests of its own. */
    private static List<Class<?>> chapters() throws IOException, URISyntaxException, ClassNotFoundException {
        Path folder = Path.of(
                        QueuesChapter.class.getResource("QueuesChapter.class").toURI())
                .getParent();
        List<String> names;
        try (Stream<Path> files = Files.list(folder)) {
            names = files.map(file -> file.getFileName().toString().replace(".class", ""))
                    .filter(name -> name.endsWith(SUFFIX))
                    .toList();
        }
        List<Class<?>> chapters = new ArrayList<>();
        for (String name : names) {
            Class<?> chapter = Class.forName(QueuesChapter.class.getPackageName() + "." + name);
            if (Modifier.isPublic(chapter.getModifiers())) {
                chapters.add(chapter);
            }
        }
        return chapters;
    }
}
