package org.opencmq.jms.internal.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.Topic;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CmqDestinationTest {

    @Test
    void isEqualByDomainAndName() {
        CmqQueue queue = new CmqQueue("a");

        assertThat(queue).isEqualTo(new CmqQueue("a")).hasSameHashCodeAs(new CmqQueue("a"));
        assertThat(queue).isNotEqualTo(new CmqQueue("A")).isNotEqualTo(new CmqTopic("a"));
        assertThat(queue)
                .isEqualTo(new CmqTemporaryQueue("a", TemporaryOwner.ELSEWHERE))
                .hasSameHashCodeAs(new CmqTemporaryQueue("a", TemporaryOwner.ELSEWHERE));
        assertThat(new CmqTopic("a")).isEqualTo(new CmqTemporaryTopic("a", TemporaryOwner.ELSEWHERE));
    }

    @Test
    void showsKindAndName() {
        assertThat(new CmqQueue("a.b")).hasToString("queue://a.b");
        assertThat(new CmqTopic("a.b")).hasToString("topic://a.b");
        assertThat(new CmqTemporaryQueue("t", TemporaryOwner.ELSEWHERE)).hasToString("temp-queue://t");
        assertThat(new CmqTemporaryTopic("t", TemporaryOwner.ELSEWHERE)).hasToString("temp-topic://t");
    }

    @Test
    void keepsItsNameAndKnowsItsSpellingOnCmq() {
        assertThat(new CmqQueue("a.b").getQueueName()).isEqualTo("a.b");
        assertThat(new CmqQueue("a.b").cmqName().value()).isEqualTo("a-b-2e7336dc");
        assertThat(new CmqTopic("a.b").getTopicName()).isEqualTo("a.b");
        assertThat(new CmqTopic("Plain").cmqName().value()).isEqualTo("Plain");
    }

    @Test
    void refusesAnEmptyName() {
        assertThatThrownBy(() -> new CmqQueue("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CmqTopic("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTemporaryDestinationAsksItsOwnerToDeleteIt() throws JMSException {
        // given
        List<CmqDestination> deleted = new ArrayList<>();
        TemporaryOwner owner = deleted::add;
        CmqTemporaryQueue queue = new CmqTemporaryQueue("q", owner);
        CmqTemporaryTopic topic = new CmqTemporaryTopic("t", owner);

        // when
        queue.delete();
        topic.delete();

        // then
        assertThat(deleted).containsExactly(queue, topic);
        assertThat(queue.isOwnedBy(owner)).isTrue();
        assertThat(topic.isOwnedBy(deleted::add)).isFalse();
    }

    @Test
    void aTemporaryDestinationOfAnotherConnectionCannotBeDeleted() {
        assertThatThrownBy(() -> new CmqTemporaryQueue("q", TemporaryOwner.ELSEWHERE).delete())
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("temp-queue://q");
    }

    @Test
    void survivesSerialisationWithoutItsOwner() throws Exception {
        // given
        List<CmqDestination> deleted = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new CmqTemporaryQueue("q", deleted::add));
        }

        // when
        CmqTemporaryQueue read;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            read = (CmqTemporaryQueue) in.readObject();
        }

        // then
        assertThat(read).isEqualTo(new CmqQueue("q"));
        assertThat(read.cmqName().value()).isEqualTo("q");
        assertThatThrownBy(read::delete).isInstanceOf(JMSException.class);
    }

    @Test
    void takesForeignDestinationsByTheirName() throws JMSException {
        assertThat(CmqDestination.of(null)).isNull();
        CmqQueue ours = new CmqQueue("a");
        assertThat(CmqDestination.of(ours)).isSameAs(ours);
        assertThat(CmqDestination.of((Queue) () -> "q")).isEqualTo(new CmqQueue("q"));
        assertThat(CmqDestination.of((Topic) () -> "t")).isEqualTo(new CmqTopic("t"));
        assertThat(CmqDestination.of(new ForeignTemporaryQueue())).isInstanceOf(TemporaryQueue.class);
        assertThat(CmqDestination.of(new ForeignTemporaryTopic())).isInstanceOf(TemporaryTopic.class);
    }

    @Test
    void refusesWhatIsNeitherQueueNorTopicOrHasNoName() {
        assertThatThrownBy(() -> CmqDestination.of(new Destination() {}))
                .isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> CmqDestination.of((Queue) () -> null)).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> CmqDestination.of((Topic) () -> "")).isInstanceOf(InvalidDestinationException.class);
    }

    private static final class ForeignTemporaryQueue implements TemporaryQueue {
        @Override
        public void delete() {}

        @Override
        public String getQueueName() {
            return "tq";
        }
    }

    private static final class ForeignTemporaryTopic implements TemporaryTopic {
        @Override
        public void delete() {}

        @Override
        public String getTopicName() {
            return "tt";
        }
    }
}
