package org.opencmq.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.opencmq.protocol.QueueName;
import org.opencmq.server.engine.Engine.CreateOutcome;
import org.opencmq.server.engine.Engine.QueueDescription;
import org.opencmq.server.engine.Engine.QueuePage;
import org.opencmq.server.engine.Records.Entry;

/** Queues and records as such: made, found, changed, deleted, and still there after a reopening. */
public abstract class EngineConfigContract extends EngineFixture {

    private static final Duration REST = Duration.ofSeconds(30);

    @Test
    void findsAQueueWhateverTheCaseOfItsName() {
        // when
        CreateOutcome outcome = now(engine.createQueue(queue("ORDERS"), heapOf(5)));
        // then
        assertThat(outcome).isInstanceOf(CreateOutcome.Exists.class);
        QueueDescription described = describe(queue("Orders"));
        assertThat(described.name().value()).isEqualTo("orders");
        assertThat(described.config()).isEqualTo(config());
        assertThat(described.queueId()).matches("queue-[a-z0-9]{8}");
        assertThat(described.createTime()).isEqualTo(time.instant());
    }

    @Test
    void accountsDoNotSeeEachOther() {
        // given
        QueueKey foreign = new QueueKey("other-account", ORDERS.name());
        // when, then
        assertThat(now(engine.describeQueue(foreign))).isEmpty();
        create(foreign, config());
        send(foreign, "theirs");
        assertThat(receive(ORDERS, 1)).isEmpty();
        assertThat(now(engine.listQueues("other-account", "", 0, 10)).total()).isEqualTo(1);
    }

    @Test
    void restsANameAfterItsDeletion() {
        // given
        now(engine.deleteQueue(ORDERS));
        // when
        CreateOutcome early = now(engine.createQueue(queue("Orders"), config()));
        reopen();
        time.pass(REST.minusMillis(1));
        CreateOutcome still = now(engine.createQueue(ORDERS, config()));
        time.pass(Duration.ofMillis(1));
        CreateOutcome late = now(engine.createQueue(ORDERS, config()));
        // then
        assertThat(early).isEqualTo(new CreateOutcome.Resting(time.instant()));
        assertThat(still).isInstanceOf(CreateOutcome.Resting.class);
        assertThat(late).isInstanceOf(CreateOutcome.Created.class);
    }

    @Test
    void deletesAQueueWithItsMessages() {
        // given
        send(ORDERS, "a");
        // when
        now(engine.deleteQueue(ORDERS));
        // then
        assertThat(now(engine.describeQueue(ORDERS))).isEmpty();
        assertThat(failure(engine.deleteQueue(ORDERS))).isInstanceOf(NoSuchQueueException.class);
        time.pass(REST);
        create(ORDERS, config());
        assertThat(receive(ORDERS, 1)).isEmpty();
    }

    @Test
    void changesSettingsOfTheExpectedRevisionOnly() {
        // given
        QueueDescription before = describe(ORDERS);
        time.pass(Duration.ofSeconds(7));
        // when
        boolean changed = now(engine.updateQueue(ORDERS, before.revision(), heapOf(7)));
        boolean again = now(engine.updateQueue(ORDERS, before.revision(), heapOf(8)));
        // then
        assertThat(changed).isTrue();
        assertThat(again).isFalse();
        QueueDescription after = describe(ORDERS);
        assertThat(after.config()).isEqualTo(heapOf(7));
        assertThat(after.revision()).isGreaterThan(before.revision());
        assertThat(after.lastModifyTime()).isEqualTo(time.instant());
        assertThat(after.createTime()).isEqualTo(before.createTime());
    }

    @Test
    void listsPagesByNameAndWord() {
        // given
        List.of("b-2", "B-1", "b-10", "c").forEach(name -> create(queue(name), config()));
        // when
        QueuePage page = now(engine.listQueues("acc", "B-", 1, 1));
        QueuePage all = now(engine.listQueues("acc", "", 0, 10));
        // then
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.queues()).extracting(queue -> queue.name().value()).containsExactly("b-10");
        assertThat(all.queues())
                .extracting(queue -> queue.name().value())
                .containsExactly("B-1", "b-10", "b-2", "c", "orders");
    }

    @Test
    void keepsEverySettingOverAReopening() {
        // given
        QueueConfig config = new QueueConfig(
                5,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                2_048,
                Duration.ofSeconds(90),
                Duration.ofMinutes(1),
                Optional.of(new DeadLetterPolicy(new QueueName("dlq"), OptionalInt.of(9), Optional.empty())),
                Optional.of(Duration.ofMinutes(7)),
                true);
        QueueDescription made = create(OTHER, config);
        // when
        reopen();
        // then
        assertThat(describe(OTHER)).isEqualTo(made);
        assertThat(describe(OTHER).config()).isEqualTo(config);
    }

    @Test
    void deletesAQueueThatNobodyReceivesFrom() {
        // given
        QueueConfig usual = QueueConfig.DEFAULT;
        create(
                OTHER,
                new QueueConfig(
                        100,
                        usual.pollingWait(),
                        usual.visibilityTimeout(),
                        1_024,
                        usual.msgRetention(),
                        Duration.ZERO,
                        Optional.empty(),
                        Optional.of(Duration.ofMinutes(1)),
                        false));
        time.pass(Duration.ofSeconds(50));
        var waiting = engine.receive(OTHER, waiting(1, Duration.ofSeconds(100)), new Cancel());
        // when
        time.pass(Duration.ofSeconds(100));
        time.pass(Duration.ofSeconds(59));
        boolean thereBefore = now(engine.describeQueue(OTHER)).isPresent();
        time.pass(Duration.ofSeconds(1));
        // then
        assertThat(now(waiting)).isEmpty();
        assertThat(thereBefore).isTrue();
        assertThat(now(engine.describeQueue(OTHER))).isEmpty();
    }

    @Test
    void storesRecordsByRevision() {
        // given
        Records records = engine.records();
        // when
        long first = now(records.put("topic/a", bytes("1"), Records.ABSENT)).orElseThrow();
        boolean absentAgain =
                now(records.put("topic/a", bytes("2"), Records.ABSENT)).isPresent();
        long second = now(records.put("topic/a", bytes("2"), first)).orElseThrow();
        boolean removedOld = now(records.remove("topic/a", first));
        // then
        assertThat(absentAgain).isFalse();
        assertThat(removedOld).isFalse();
        assertThat(second).isGreaterThan(first);
        assertThat(now(records.get("topic/a")).orElseThrow().value()).isEqualTo(bytes("2"));
        assertThat(now(records.get("topic/b"))).isEmpty();
    }

    @Test
    void listsRecordsByPrefixAlsoAfterAReopening() {
        // given
        for (String key : List.of("topic/b", "topic/a", "sub/x", "topicz")) {
            now(engine.records().put(key, bytes(key), Records.ABSENT));
        }
        long revision = now(engine.records().get("topic/a")).orElseThrow().revision();
        // when
        reopen();
        // then
        assertThat(now(engine.records().list("topic/"))).extracting(Entry::key).containsExactly("topic/a", "topic/b");
        assertThat(now(engine.records().remove("topic/a", revision))).isTrue();
        long fresh =
                now(engine.records().put("topic/a", bytes("n"), Records.ABSENT)).orElseThrow();
        assertThat(fresh).isGreaterThan(revision);
    }

    @Test
    void tellsThatItServes() {
        // given
        boolean before = now(engine.health()).ready();
        // when
        engine.close();
        // then
        assertThat(before).isTrue();
        assertThat(now(engine.health()).ready()).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
