package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.DeadLetterSettings;
import org.opencmq.protocol.action.EndpointProtocol;
import org.opencmq.protocol.action.FilterType;
import org.opencmq.protocol.action.ListQueue;
import org.opencmq.protocol.action.NotifyStrategy;
import org.opencmq.protocol.action.Page;
import org.opencmq.protocol.action.QueueAttributes;
import org.opencmq.protocol.action.QueueEntry;
import org.opencmq.protocol.action.QueueSettings;
import org.opencmq.protocol.action.SetSubscriptionAttributes;
import org.opencmq.protocol.action.Subscribe;
import org.opencmq.protocol.action.SubscriptionAttributes;
import org.opencmq.protocol.action.TopicSettings;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.server.CmqServer;

/** Both control planes against our server: the same calls come to the same. */
class ControlPlaneIT {

    private static final QueueName UNKNOWN = new QueueName("unknown");

    private static CmqServer server;

    @BeforeAll
    static void startServer() {
        server = CmqServer.builder().inMemory().start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    private static CmqClient client(ControlPlaneChoice choice) {
        return CmqClient.open(CmqClientSettings.builder(server.endpoint())
                .credentials(CmqServer.DEVELOPMENT_SECRET_ID, CmqServer.DEVELOPMENT_SECRET_KEY)
                .controlPlane(choice)
                .retry(RetryPolicy.NEVER)
                .build());
    }

    @ParameterizedTest
    @EnumSource
    void makesChangesListsAndDeletesQueues(ControlPlaneChoice choice) throws CmqException {
        try (CmqClient client = client(choice)) {
            // given
            ControlPlane control = client.control();
            QueueName orders = new QueueName("orders-" + choice);
            QueueName dead = new QueueName("dead-" + choice);
            control.createQueue(dead, QueueSettings.NONE);

            // when
            boolean made = control.createQueueIfAbsent(
                    orders,
                    QueueSettings.builder()
                            .visibilityTimeout(Duration.ofSeconds(7))
                            .rewind(Duration.ofHours(1))
                            .deadLetter(DeadLetterSettings.receivedTooOften(dead, 3))
                            .build());
            control.setQueueAttributes(
                    orders, QueueSettings.builder().maxMsgSize(2048).build());
            QueueAttributes attributes = control.queueAttributes(orders);

            // then
            assertThat(made).isTrue();
            assertThat(control.createQueueIfAbsent(orders, QueueSettings.NONE)).isFalse();
            assertThat(attributes.queueName()).contains(orders);
            assertThat(attributes.settings().visibilityTimeout()).contains(Duration.ofSeconds(7));
            assertThat(attributes.settings().maxMsgSize()).isEqualTo(OptionalInt.of(2048));
            assertThat(attributes.settings().deadLetter()).isEqualTo(DeadLetterSettings.receivedTooOften(dead, 3));
            assertThat(attributes.createTime())
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
            assertThat(control.deadLetterSources(dead, Page.FIRST).queueList())
                    .extracting(QueueEntry::queueName)
                    .containsExactly(orders);
            ListQueue.Result listed = control.listQueues(new Page(Optional.of("orders-" + choice), 0, 10));
            assertThat(listed.totalCount()).isEqualTo(1);
            assertThat(listed.queueList()).containsExactly(new QueueEntry(attributes.queueId(), orders));

            // and
            client.sends(orders).sendAndWait(OutgoingMessage.of("x"));
            control.clearQueue(orders);
            assertThat(control.queueAttributes(orders).counts().active()).isZero();
            control.rewindQueue(orders, Instant.now().minusSeconds(60));
            control.unbindDeadLetter(orders);
            assertThat(control.queueAttributes(orders).settings().deadLetter()).isEqualTo(DeadLetterSettings.NONE);
            assertThat(control.deleteQueueIfPresent(orders)).isTrue();
            assertThat(control.deleteQueueIfPresent(orders)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void makesChangesListsAndDeletesTopicsAndSubscriptions(ControlPlaneChoice choice) throws CmqException {
        try (CmqClient client = client(choice)) {
            // given
            ControlPlane control = client.control();
            TopicName news = new TopicName("news-" + choice);
            SubscriptionName sub = new SubscriptionName("sub");
            SubscriptionName longer = new SubscriptionName("a-sub");

            // when
            assertThat(control.createTopicIfAbsent(news, TopicSettings.maxMsgSize(4096), FilterType.TAGS))
                    .isTrue();
            assertThat(control.createTopicIfAbsent(news, TopicSettings.NONE, FilterType.TAGS))
                    .isFalse();
            control.setTopicAttributes(news, TopicSettings.maxMsgSize(8192));
            String id = control.subscribe(subscription(news, sub));
            control.subscribe(subscription(news, longer));
            control.setSubscriptionAttributes(new SetSubscriptionAttributes(
                    news, sub, Optional.of(NotifyStrategy.BACKOFF_RETRY), Optional.empty(), List.of("b"), List.of()));
            SubscriptionAttributes attributes = control.subscriptionAttributes(news, sub);

            // then
            assertThat(control.topicAttributes(news).maxMsgSize()).isEqualTo(8192);
            assertThat(control.listTopics(new Page(Optional.of("news-" + choice), 0, 10))
                            .totalCount())
                    .isEqualTo(1);
            assertThat(attributes.filterTags()).containsExactly("b");
            assertThat(attributes.notifyStrategy()).isEqualTo(NotifyStrategy.BACKOFF_RETRY);
            assertThat(attributes.endpoint()).isEqualTo("orders");
            assertThat(control.listSubscriptions(news, Page.FIRST).subscriptionList())
                    .filteredOn(entry -> entry.subscriptionName().equals(sub))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.subscriptionId()).isEqualTo(id));
            control.clearFilterTags(news, sub);
            assertThat(control.subscriptionAttributes(news, sub).filterTags()).isEmpty();

            // and
            assertRefused(CmqErrorCode.SUBSCRIPTION_EXISTS, () -> control.subscribe(subscription(news, sub)));
            assertRefused(CmqErrorCode.TOPIC_HAS_SUBSCRIPTIONS, () -> control.deleteTopic(news));
            control.unsubscribe(news, sub);
            control.unsubscribe(news, longer);
            assertRefused(CmqErrorCode.NO_SUCH_SUBSCRIPTION, () -> control.subscriptionAttributes(news, sub));
            control.deleteTopic(news);
            assertRefused(CmqErrorCode.NO_SUCH_TOPIC, () -> control.topicAttributes(news));
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesWithTheSameRow(ControlPlaneChoice choice) {
        try (CmqClient client = client(choice)) {
            ControlPlane control = client.control();
            assertRefused(CmqErrorCode.NO_SUCH_QUEUE, () -> control.queueAttributes(UNKNOWN));
            assertRefused(CmqErrorCode.NO_SUCH_QUEUE, () -> control.deleteQueue(UNKNOWN));
            assertRefused(
                    CmqErrorCode.PARAMETER_RANGE,
                    () -> control.createQueue(
                            UNKNOWN, QueueSettings.builder().maxMsgSize(1).build()));
            assertRefused(CmqErrorCode.PARAMETER_RANGE, () -> control.listQueues(new Page(Optional.empty(), 0, 51)));
        }
    }

    @Test
    void saysThatTheKeyIsWrong() {
        try (CmqClient client = CmqClient.open(CmqClientSettings.builder(server.endpoint())
                .credentials(CmqServer.DEVELOPMENT_SECRET_ID, "another")
                .controlPlane(ControlPlaneChoice.CLOUD)
                .build())) {
            assertRefused(
                    CmqErrorCode.AUTHENTICATION_FAILED, () -> client.control().listQueues(Page.FIRST));
        }
    }

    private static Subscribe subscription(TopicName topic, SubscriptionName name) {
        return new Subscribe(
                topic,
                name,
                EndpointProtocol.QUEUE,
                "orders",
                Optional.empty(),
                Optional.empty(),
                List.of("a"),
                List.of());
    }

    private static void assertRefused(CmqErrorCode row, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(CmqRefusedException.class, refused -> assertThat(refused.errorCode())
                        .contains(row));
    }
}
