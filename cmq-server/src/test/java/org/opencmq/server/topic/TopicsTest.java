package org.opencmq.server.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.FilterType;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.engine.Records;
import org.opencmq.server.engine.VirtualTime;
import org.opencmq.server.engine.local.EngineSettings;
import org.opencmq.server.engine.local.LocalEngine;
import org.opencmq.server.engine.local.MemoryMessageStore;

class TopicsTest {

    private final VirtualTime time = new VirtualTime();
    private Engine engine;
    private Topics topics;

    @BeforeEach
    void open() throws Exception {
        engine = LocalEngine.open(new MemoryMessageStore(), EngineSettings.DEFAULT, time, time);
        topics = new Topics(engine, TopicLimits.STRICT, time);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static TopicKey key(String name) {
        return new TopicKey("1000", new TopicName(name));
    }

    private void create(String name) {
        get(topics.create(key(name), 65_536, FilterType.TAGS, false));
    }

    private List<String> names() {
        return get(topics.list("1000", "", 0, 10)).topics().stream()
                .map(topic -> topic.name().value())
                .toList();
    }

    private List<String> recordKeys() {
        return get(engine.records().list(TopicKey.TOPICS)).stream()
                .map(Records.Entry::key)
                .toList();
    }

    @Test
    void remembersADeletedTopicOnlyWhileItsNameRests() {
        // given
        for (int i = 0; i < 50; i++) {
            create("temporary-" + i);
            get(topics.delete(key("temporary-" + i)));
        }
        create("young");
        int whileTheyRest = recordKeys().size();
        // when
        time.pass(TopicLimits.STRICT.nameRest());
        create("news");
        // then
        assertThat(whileTheyRest).isEqualTo(51);
        assertThat(recordKeys()).containsExactly("topic/1000/news", "topic/1000/young");
        assertThat(names()).containsExactly("news", "young");
    }

    @Test
    void aNameCanBeUsedAgainAfterItsRest() {
        // given
        create("news");
        get(topics.delete(key("news")));
        // when, then
        assertThatThrownBy(() -> create("news")).hasMessageContaining("10660");
        time.pass(TopicLimits.STRICT.nameRest());
        create("News");
        assertThat(names()).containsExactly("News");
    }
}
