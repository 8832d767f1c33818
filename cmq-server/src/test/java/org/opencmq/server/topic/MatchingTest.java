package org.opencmq.server.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opencmq.protocol.action.FilterType;
import org.opencmq.protocol.action.NotifyContentFormat;
import org.opencmq.protocol.action.NotifyStrategy;
import org.opencmq.server.topic.Subscription.Settings;

class MatchingTest {

    @Test
    void deliversByTagsAsTheTableOfTheReferenceSays() {
        Settings none = settings(List.of(), List.of());
        Settings fruit = settings(List.of("apple", "pear"), List.of());

        assertThat(byTags(none, List.of())).isTrue();
        assertThat(byTags(none, List.of("apple"))).isTrue();
        assertThat(byTags(fruit, List.of())).isFalse();
        assertThat(byTags(fruit, List.of("pear", "plum"))).isTrue();
        assertThat(byTags(fruit, List.of("plum"))).isFalse();
        assertThat(byTags(fruit, List.of("Apple"))).isFalse();
    }

    @Test
    void ignoresBindingKeysOnATopicThatFiltersByTags() {
        assertThat(Matching.wants(
                        FilterType.TAGS, settings(List.of(), List.of("route.#")), List.of(), Optional.of("elsewhere")))
                .isTrue();
    }

    @Test
    void needsOneOfTheBindingKeysOnATopicThatFiltersByRouting() {
        Settings keys = settings(List.of("ignored"), List.of("a.*", "b.#"));

        assertThat(byRouting(keys, Optional.of("a.x"))).isTrue();
        assertThat(byRouting(keys, Optional.of("b"))).isTrue();
        assertThat(byRouting(keys, Optional.of("c"))).isFalse();
        assertThat(byRouting(keys, Optional.empty())).isFalse();
        assertThat(byRouting(settings(List.of(), List.of()), Optional.of("a"))).isFalse();
    }

    private static boolean byTags(Settings settings, List<String> tags) {
        return Matching.wants(FilterType.TAGS, settings, tags, Optional.empty());
    }

    private static boolean byRouting(Settings settings, Optional<String> key) {
        return Matching.wants(FilterType.ROUTING, settings, List.of(), key);
    }

    private static Settings settings(List<String> tags, List<String> keys) {
        return new Settings(NotifyStrategy.EXPONENTIAL_DECAY_RETRY, NotifyContentFormat.JSON, tags, keys);
    }
}
