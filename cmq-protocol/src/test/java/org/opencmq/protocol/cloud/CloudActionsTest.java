package org.opencmq.protocol.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.Fields;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.ClearQueue;
import org.opencmq.protocol.action.ClearSubscriptionFilterTags;
import org.opencmq.protocol.action.CreateQueue;
import org.opencmq.protocol.action.CreateTopic;
import org.opencmq.protocol.action.DeadLetterSettings;
import org.opencmq.protocol.action.DeleteQueue;
import org.opencmq.protocol.action.DeleteTopic;
import org.opencmq.protocol.action.DescribeDeadLetterSourceQueues;
import org.opencmq.protocol.action.Done;
import org.opencmq.protocol.action.EndpointProtocol;
import org.opencmq.protocol.action.FilterType;
import org.opencmq.protocol.action.GetQueueAttributes;
import org.opencmq.protocol.action.GetTopicAttributes;
import org.opencmq.protocol.action.ListQueue;
import org.opencmq.protocol.action.ListSubscriptionByTopic;
import org.opencmq.protocol.action.ListTopic;
import org.opencmq.protocol.action.NotifyContentFormat;
import org.opencmq.protocol.action.NotifyStrategy;
import org.opencmq.protocol.action.Page;
import org.opencmq.protocol.action.PublishMessage;
import org.opencmq.protocol.action.QueueAttributes;
import org.opencmq.protocol.action.QueueEntry;
import org.opencmq.protocol.action.QueueSettings;
import org.opencmq.protocol.action.RewindQueue;
import org.opencmq.protocol.action.SendMessage;
import org.opencmq.protocol.action.SetQueueAttributes;
import org.opencmq.protocol.action.SetSubscriptionAttributes;
import org.opencmq.protocol.action.SetTopicAttributes;
import org.opencmq.protocol.action.Subscribe;
import org.opencmq.protocol.action.SubscriptionAttributes;
import org.opencmq.protocol.action.TopicAttributes;
import org.opencmq.protocol.action.TopicSettings;
import org.opencmq.protocol.action.UnbindDeadLetter;
import org.opencmq.protocol.action.Unsubscribe;
import org.opencmq.protocol.error.CmqErrorCode;

class CloudActionsTest {

    private static final QueueName QUEUE = new QueueName("orders");
    private static final TopicName TOPIC = new TopicName("news");
    private static final SubscriptionName SUB = new SubscriptionName("sub-1");
    private static final Instant TIME = Instant.ofEpochMilli(1_700_000_000_123L);
    private static final QueueSettings SETTINGS = new QueueSettings(
            OptionalLong.of(1_000_000),
            Optional.of(Duration.ofSeconds(3)),
            Optional.of(Duration.ofSeconds(30)),
            OptionalInt.of(65_536),
            Optional.of(Duration.ofDays(4)),
            Optional.of(Duration.ofHours(1)),
            DeadLetterSettings.receivedTooOften(new QueueName("dead"), 3),
            Optional.empty(),
            Optional.of(true));
    private static final Page SOME = new Page(Optional.of("ord"), 20, 50);
    private static final CloudQueue CLOUD_QUEUE = new CloudQueue(
            new QueueAttributes(
                    Optional.of(QUEUE),
                    "queue-1",
                    SETTINGS,
                    new QueueAttributes.Counts(1, 2, 3, 4),
                    TIME,
                    TIME,
                    Instant.ofEpochSecond(1_700_000_000),
                    1000),
            List.of(new QueueEntry("queue-2", new QueueName("source"))));
    private static final CloudTopic CLOUD_TOPIC = new CloudTopic(
            TOPIC,
            new TopicAttributes("topic-1", 5, 65_536, Duration.ofDays(1), TIME, TIME, FilterType.ROUTING, 1000, true));
    private static final CloudSubscription CLOUD_SUBSCRIPTION = new CloudSubscription(
            Optional.of(TOPIC),
            SUB,
            "subsc-1",
            new SubscriptionAttributes(
                    "1000",
                    7,
                    EndpointProtocol.QUEUE,
                    "orders",
                    NotifyStrategy.BACKOFF_RETRY,
                    NotifyContentFormat.SIMPLIFIED,
                    TIME,
                    TIME,
                    List.of("a", "b"),
                    List.of()));

    private record Sample<Q, R>(Action<Q, R> action, Q request, String json, R result, String answer) {
        @Override
        public String toString() {
            return action.name();
        }
    }

    static Stream<Sample<?, ?>> samples() {
        return Stream.concat(queueSamples(), topicSamples());
    }

    private static Stream<Sample<?, ?>> queueSamples() {
        String settings = "\"MaxMsgHeapNum\":1000000,\"PollingWaitSeconds\":3,\"VisibilityTimeout\":30,"
                + "\"MaxMsgSize\":65536,\"MsgRetentionSeconds\":345600,\"RewindSeconds\":3600,\"Trace\":true,"
                + "\"DeadLetterQueueName\":\"dead\",\"MaxReceiveCount\":3,\"Policy\":0}";
        String detail = "{\"QueueName\":\"orders\",\"QueueId\":\"queue-1\",\"Qps\":5000,\"Bps\":52428800,"
                + "\"MaxDelaySeconds\":3600,\"MaxMsgHeapNum\":1000000,\"PollingWaitSeconds\":3,"
                + "\"MsgRetentionSeconds\":345600,\"VisibilityTimeout\":30,\"MaxMsgSize\":65536,\"RewindSeconds\":3600,"
                + "\"RetentionSizeInMB\":0,\"MaxUnackedMsgNum\":100000,\"ActiveMsgNum\":1,\"InactiveMsgNum\":2,"
                + "\"DelayMsgNum\":3,\"RewindMsgNum\":4,\"CreateTime\":1700000000123,\"LastModifyTime\":1700000000123,"
                + "\"MinMsgTime\":1700000000,\"CreateUin\":1000,\"Transaction\":false,\"Trace\":true,\"Tags\":[],"
                + "\"DeadLetterSource\":[{\"QueueId\":\"queue-2\",\"QueueName\":\"source\"}],"
                + "\"DeadLetterPolicy\":{\"DeadLetterQueue\":\"dead\",\"DeadLetterQueueName\":\"dead\",\"Policy\":0,"
                + "\"MaxReceiveCount\":3}}";
        return Stream.of(
                new Sample<>(
                        CloudActions.CREATE_QUEUE,
                        new CreateQueue(QUEUE, SETTINGS),
                        "{\"QueueName\":\"orders\"," + settings,
                        new CreateQueue.Result("queue-1"),
                        "{\"QueueId\":\"queue-1\"}"),
                new Sample<>(
                        CloudActions.DELETE_QUEUE,
                        new DeleteQueue(QUEUE),
                        "{\"QueueName\":\"orders\"}",
                        new Done(),
                        "{}"),
                new Sample<>(
                        CloudActions.DESCRIBE_QUEUES,
                        new ListQueue(SOME),
                        "{\"QueueName\":\"ord\",\"Offset\":20,\"Limit\":50}",
                        new CloudPage<>(21, List.of(CLOUD_QUEUE)),
                        "{\"TotalCount\":21,\"QueueList\":[" + detail + "]}"),
                new Sample<>(
                        CloudActions.DESCRIBE_QUEUE_DETAIL,
                        new GetQueueAttributes(QUEUE),
                        "{\"QueueName\":\"orders\"}",
                        CLOUD_QUEUE,
                        "{\"QueueDescribe\":" + detail + "}"),
                new Sample<>(
                        CloudActions.MODIFY_QUEUE_ATTRIBUTE,
                        new SetQueueAttributes(QUEUE, SETTINGS),
                        "{\"QueueName\":\"orders\"," + settings,
                        new SetQueueAttributes.Result("", QueueSettings.NONE),
                        "{}"),
                new Sample<>(
                        CloudActions.REWIND_QUEUE,
                        new RewindQueue(QUEUE, Instant.ofEpochSecond(1_700_000_000)),
                        "{\"QueueName\":\"orders\",\"StartConsumeTime\":1700000000}",
                        new Done(),
                        "{}"),
                new Sample<>(
                        CloudActions.CLEAR_QUEUE,
                        new ClearQueue(QUEUE),
                        "{\"QueueName\":\"orders\"}",
                        new Done(),
                        "{}"),
                new Sample<>(
                        CloudActions.UNBIND_DEAD_LETTER,
                        new UnbindDeadLetter(QUEUE),
                        "{\"SourceQueueName\":\"orders\"}",
                        new Done(),
                        "{}"),
                new Sample<>(
                        CloudActions.DESCRIBE_DEAD_LETTER_SOURCES,
                        new DescribeDeadLetterSourceQueues(QUEUE, SOME),
                        "{\"DeadLetterQueueName\":\"orders\",\"SourceQueueName\":\"ord\",\"Offset\":20,\"Limit\":50}",
                        new CloudPage<>(1, List.of(new QueueEntry("queue-2", new QueueName("source")))),
                        "{\"TotalCount\":1,\"QueueSet\":[{\"QueueId\":\"queue-2\",\"QueueName\":\"source\"}]}"),
                new Sample<>(
                        CloudActions.SEND_MSG,
                        new SendMessage(QUEUE, "hi \"中文\"", Duration.ofSeconds(5)),
                        "{\"QueueName\":\"orders\",\"MsgContent\":\"hi \\\"中文\\\"\",\"DelaySeconds\":5}",
                        new SendMessage.Result(new MessageId("77")),
                        "{\"Result\":true,\"MsgId\":\"77\"}"));
    }

    private static Stream<Sample<?, ?>> topicSamples() {
        String detail = "{\"TopicId\":\"topic-1\",\"TopicName\":\"news\",\"MsgRetentionSeconds\":86400,"
                + "\"MaxMsgSize\":65536,\"Qps\":5000,\"FilterType\":2,\"CreateTime\":1700000000123,"
                + "\"LastModifyTime\":1700000000123,\"MsgCount\":5,\"CreateUin\":1000,\"Trace\":true,\"Tags\":[]}";
        String names = "\"TopicName\":\"news\",\"SubscriptionName\":\"sub-1\"";
        return Stream.of(
                new Sample<>(
                        CloudActions.CREATE_TOPIC,
                        new CreateTopic(
                                TOPIC, new TopicSettings(OptionalInt.of(2048), Optional.of(false)), FilterType.TAGS),
                        "{\"TopicName\":\"news\",\"FilterType\":1,\"MaxMsgSize\":2048,\"Trace\":false}",
                        new CreateTopic.Result("topic-1"),
                        "{\"TopicId\":\"topic-1\"}"),
                new Sample<>(
                        CloudActions.DELETE_TOPIC,
                        new DeleteTopic(TOPIC),
                        "{\"TopicName\":\"news\"}",
                        new Done(),
                        "{}"),
                new Sample<>(
                        CloudActions.DESCRIBE_TOPICS,
                        new ListTopic(new Page(Optional.of("ne"), 0, 20)),
                        "{\"TopicName\":\"ne\",\"Offset\":0,\"Limit\":20}",
                        new CloudPage<>(1, List.of(CLOUD_TOPIC)),
                        "{\"TotalCount\":1,\"TopicList\":[" + detail + "]}"),
                new Sample<>(
                        CloudActions.DESCRIBE_TOPIC_DETAIL,
                        new GetTopicAttributes(TOPIC),
                        "{\"TopicName\":\"news\"}",
                        CLOUD_TOPIC,
                        "{\"TopicDescribe\":" + detail + "}"),
                new Sample<>(
                        CloudActions.MODIFY_TOPIC_ATTRIBUTE,
                        new SetTopicAttributes(TOPIC, TopicSettings.maxMsgSize(4096)),
                        "{\"TopicName\":\"news\",\"MaxMsgSize\":4096}",
                        new Done(),
                        "{}"),
                new Sample<>(
                        CloudActions.CREATE_SUBSCRIBE,
                        new Subscribe(
                                TOPIC,
                                SUB,
                                EndpointProtocol.QUEUE,
                                "orders",
                                Optional.of(NotifyStrategy.BACKOFF_RETRY),
                                Optional.of(NotifyContentFormat.SIMPLIFIED),
                                List.of("a", "b"),
                                List.of("1.#")),
                        "{" + names + ",\"Protocol\":\"queue\",\"Endpoint\":\"orders\","
                                + "\"NotifyStrategy\":\"BACKOFF_RETRY\",\"NotifyContentFormat\":\"SIMPLIFIED\","
                                + "\"FilterTag\":[\"a\",\"b\"],\"BindingKey\":[\"1.#\"]}",
                        new Subscribe.Result("subsc-1"),
                        "{\"SubscriptionId\":\"subsc-1\"}"),
                new Sample<>(
                        CloudActions.DELETE_SUBSCRIBE,
                        new Unsubscribe(TOPIC, SUB),
                        "{" + names + "}",
                        new Done(),
                        "{}"),
                new Sample<>(
                        CloudActions.DESCRIBE_SUBSCRIPTIONS,
                        new ListSubscriptionByTopic(TOPIC, new Page(Optional.of("sub"), 0, 100)),
                        "{\"TopicName\":\"news\",\"SubscriptionName\":\"sub\",\"Offset\":0,\"Limit\":100}",
                        new CloudPage<>(1, List.of(CLOUD_SUBSCRIPTION)),
                        "{\"TotalCount\":1,\"SubscriptionSet\":[{" + names
                                + ",\"SubscriptionId\":\"subsc-1\",\"MsgCount\":7,\"Endpoint\":\"orders\","
                                + "\"Protocol\":\"queue\",\"NotifyStrategy\":\"BACKOFF_RETRY\","
                                + "\"NotifyContentFormat\":\"SIMPLIFIED\",\"FilterTags\":[\"a\",\"b\"],"
                                + "\"BindingKey\":[],\"TopicOwner\":1000,\"CreateTime\":1700000000123,"
                                + "\"LastModifyTime\":1700000000123}]}"),
                new Sample<>(
                        CloudActions.MODIFY_SUBSCRIPTION_ATTRIBUTE,
                        new SetSubscriptionAttributes(
                                TOPIC, SUB, Optional.empty(), Optional.empty(), List.of("a"), List.of("k")),
                        "{" + names + ",\"FilterTags\":[\"a\"],\"BindingKey\":[\"k\"]}",
                        new Done(),
                        "{}"),
                new Sample<>(
                        CloudActions.CLEAR_FILTER_TAGS,
                        new ClearSubscriptionFilterTags(TOPIC, SUB),
                        "{" + names + "}",
                        new Done(),
                        "{}"),
                new Sample<>(
                        CloudActions.PUBLISH_MSG,
                        new PublishMessage(TOPIC, "hi", List.of("x", "y"), Optional.empty()),
                        "{\"TopicName\":\"news\",\"MsgContent\":\"hi\",\"MsgTag\":[\"x\",\"y\"]}",
                        new PublishMessage.Result(new MessageId("78")),
                        "{\"Result\":true,\"MsgId\":\"78\"}"));
    }

    @Test
    void hasASampleOfEachAction() {
        assertThat(samples().map(sample -> sample.action().name()).toList())
                .containsExactlyInAnyOrderElementsOf(
                        CloudActions.all().stream().map(Action::name).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    <Q, R> void writesAndReadsTheRequest(Sample<Q, R> sample) throws Exception {
        // given
        Parameters.Builder parameters = Parameters.builder();

        // when
        sample.action().request().write(sample.request(), parameters);
        byte[] json = CloudJson.write(parameters.build());

        // then
        assertThat(new String(json, StandardCharsets.UTF_8)).isEqualTo(sample.json());
        assertThat(sample.action().request().read(CloudJson.read(json))).isEqualTo(sample.request());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    <Q, R> void writesAndReadsTheAnswer(Sample<Q, R> sample) throws Exception {
        // when
        byte[] json = FieldsWriter.object(fields -> sample.action().result().write(sample.result(), fields));

        // then
        assertThat(new String(json, StandardCharsets.UTF_8)).isEqualTo(sample.answer());
        assertThat(sample.action().result().read(new Answer(0, "", "", Fields.parse(json))))
                .isEqualTo(sample.result());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"QueueName\":\"q\",\"Transaction\":1}",
                "{\"QueueName\":\"q\",\"FirstQueryInterval\":30}",
                "{\"QueueName\":\"q\",\"MaxQueryCount\":5}",
                "{\"QueueName\":\"q\",\"QueueNameList\":[\"a\"]}",
                "{\"QueueName\":\"q\",\"Filters\":[{\"Name\":\"a\"}]}"
            })
    void refusesWhatItCannotDo(String json) {
        assertThatThrownBy(() ->
                        CloudActions.CREATE_QUEUE.request().read(CloudJson.read(json.getBytes(StandardCharsets.UTF_8))))
                .hasMessageStartingWith("(10320)no such parameter ");
    }

    @Test
    void passesOverTagsAndAbsentTransactions() throws Exception {
        String json =
                "{\"QueueName\":\"q\",\"Transaction\":0,\"Tags\":[{\"TagKey\":\"a\",\"TagValue\":\"b\"}],\"IsTagFilter\":false}";
        assertThat(CloudActions.CREATE_QUEUE.request().read(CloudJson.read(json.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(new CreateQueue(new QueueName("q"), QueueSettings.NONE));
    }

    @Test
    void readsAQueueOfNulls() throws Exception {
        // given
        String json = "{\"QueueDescribe\":{\"QueueName\":\"q\",\"MinMsgTime\":null,\"DeadLetterSource\":null,"
                + "\"CreateTime\":1700000000,\"DeadLetterPolicy\":{\"DeadLetterQueue\":null}}}";

        // when
        CloudQueue queue = CloudActions.DESCRIBE_QUEUE_DETAIL
                .result()
                .read(new Answer(0, "", "", Fields.parse(json.getBytes(StandardCharsets.UTF_8))));

        // then
        assertThat(queue.attributes().createTime()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(queue.attributes().settings()).isEqualTo(QueueSettings.NONE);
    }

    @Test
    void hasACodeForEachRowWhoseNearestRowMeansTheSame() {
        for (CmqErrorCode row : CmqErrorCode.values()) {
            String code = CloudErrorCode.of(row);
            assertThat(code).matches("[A-Z][A-Za-z]+(\\.[A-Z][A-Za-z]+)?");
            assertThat(CloudErrorCode.isNumbered(CloudErrorCode.message(row, row.message("x"))))
                    .isEqualTo(row != CmqErrorCode.SUCCESS);
        }
        assertThat(CloudErrorCode.nearest("CreateCmqQueue", "ResourceInUse")).contains(CmqErrorCode.QUEUE_EXISTS);
        assertThat(CloudErrorCode.nearest("CreateCmqTopic", "ResourceInUse.Topic"))
                .contains(CmqErrorCode.TOPIC_EXISTS);
        assertThat(CloudErrorCode.nearest("DeleteCmqQueue", "ResourceNotFound")).contains(CmqErrorCode.NO_SUCH_QUEUE);
        assertThat(CloudErrorCode.nearest("DeleteCmqTopic", "ResourceNotFound")).contains(CmqErrorCode.NO_SUCH_TOPIC);
        assertThat(CloudErrorCode.nearest("DeleteCmqSubscribe", "ResourceNotFound"))
                .contains(CmqErrorCode.NO_SUCH_SUBSCRIPTION);
        assertThat(CloudErrorCode.nearest("X", "InternalError.SystemError")).contains(CmqErrorCode.INTERNAL_ERROR);
        assertThat(CloudErrorCode.nearest("X", "InvalidParameterValue.TTL")).contains(CmqErrorCode.INVALID_PARAMETERS);
        assertThat(CloudErrorCode.nearest("X", "AuthFailure.SignatureExpire"))
                .contains(CmqErrorCode.AUTHENTICATION_FAILED);
        assertThat(CloudErrorCode.nearest("X", "FailedOperation")).isEmpty();
    }
}
