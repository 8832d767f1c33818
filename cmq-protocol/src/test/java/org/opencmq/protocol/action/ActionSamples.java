package org.opencmq.protocol.action;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.protocol.ReceivedMessage;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.error.CmqErrorCode;

/** Samples of every action. */
final class ActionSamples {

    private static final QueueName ORDERS = new QueueName("orders");
    private static final QueueName ORDER_QUEUE = new QueueName("order-queue");
    private static final TopicName NEWS = new TopicName("news");
    private static final TopicName NEWS_TOPIC = new TopicName("news-topic");
    private static final SubscriptionName SUB = new SubscriptionName("sub-1");
    private static final Instant MADE = Instant.ofEpochSecond(1_700_000_000);
    private static final Done DONE = new Done();
    private static final ReceiptHandle HANDLE = new ReceiptHandle("81064793292668937");

    private ActionSamples() {}

    static List<Sample<?, ?>> all() {
        return Stream.of(queueControl(), queueData(), topics(), subscriptions(), extensions())
                .<Sample<?, ?>>flatMap(List::stream)
                .toList();
    }

    private static List<Sample<?, ?>> queueControl() {
        QueueSettings six = QueueSettings.builder()
                .maxMsgHeapNum(100_000_000)
                .pollingWait(Duration.ZERO)
                .visibilityTimeout(Duration.ofSeconds(30))
                .maxMsgSize(65_536)
                .msgRetention(Duration.ofDays(4))
                .rewind(Duration.ZERO)
                .build();
        QueueSettings asked = QueueSettings.builder()
                .visibilityTimeout(Duration.ofSeconds(30))
                .maxMsgSize(1_048_576)
                .msgRetention(Duration.ofDays(4))
                .build();
        QueueSettings every = QueueSettings.builder()
                .maxMsgHeapNum(1_000_000_000)
                .pollingWait(Duration.ofSeconds(30))
                .visibilityTimeout(Duration.ofHours(12))
                .maxMsgSize(1_024)
                .msgRetention(Duration.ofDays(15))
                .rewind(Duration.ofDays(15))
                .deadLetter(DeadLetterSettings.receivedTooOften(new QueueName("dead"), 5))
                .idleDelete(Duration.ofMinutes(5))
                .loggingEnabled(true)
                .build();
        QueueSettings aged = QueueSettings.builder()
                .deadLetter(DeadLetterSettings.waitedTooLong(new QueueName("dead"), Duration.ofMinutes(5)))
                .loggingEnabled(false)
                .build();
        QueueSettings twenty =
                QueueSettings.builder().pollingWait(Duration.ofSeconds(20)).build();
        QueueSettings now = new QueueSettings(
                six.maxMsgHeapNum(),
                twenty.pollingWait(),
                six.visibilityTimeout(),
                six.maxMsgSize(),
                six.msgRetention(),
                six.rewind(),
                DeadLetterSettings.NONE,
                Optional.empty(),
                Optional.empty());
        CreateQueue.Result created = new CreateQueue.Result("queue-4f7k2m9q");
        QueueEntry entry = new QueueEntry("queue-4f7k2m9q", ORDERS);
        return List.of(
                Sample.recorded("CreateQueue", CreateQueue.ACTION, new CreateQueue(ORDERS, asked), created),
                Sample.own(CreateQueue.ACTION, new CreateQueue(ORDERS, every), created),
                Sample.own(CreateQueue.ACTION, new CreateQueue(ORDERS, QueueSettings.NONE), created),
                Sample.recorded(
                        "ListQueue",
                        ListQueue.ACTION,
                        new ListQueue(new Page(Optional.of("ord"), 0, 20)),
                        new ListQueue.Result(1, List.of(entry))),
                Sample.own(ListQueue.ACTION, new ListQueue(Page.FIRST), new ListQueue.Result(0, List.of())),
                Sample.recorded(
                        "GetQueueAttributes",
                        GetQueueAttributes.ACTION,
                        new GetQueueAttributes(ORDERS),
                        new QueueAttributes(
                                Optional.of(ORDERS),
                                "queue-4f7k2m9q",
                                six,
                                new QueueAttributes.Counts(3, 0, 0, 0),
                                MADE,
                                MADE,
                                MADE,
                                1_000)),
                Sample.own(
                        GetQueueAttributes.ACTION,
                        new GetQueueAttributes(ORDERS),
                        new QueueAttributes(
                                Optional.empty(),
                                "",
                                every,
                                new QueueAttributes.Counts(1, 2, 3, 4),
                                MADE,
                                MADE,
                                MADE,
                                0)),
                Sample.recorded(
                        "SetQueueAttributes",
                        SetQueueAttributes.ACTION,
                        new SetQueueAttributes(ORDERS, twenty),
                        new SetQueueAttributes.Result("queue-4f7k2m9q", now)),
                Sample.own(
                        SetQueueAttributes.ACTION,
                        new SetQueueAttributes(ORDERS, aged),
                        new SetQueueAttributes.Result("", aged)),
                Sample.recorded("DeleteQueue", DeleteQueue.ACTION, new DeleteQueue(ORDERS), DONE),
                Sample.recorded("RewindQueue", RewindQueue.ACTION, new RewindQueue(ORDERS, MADE), DONE));
    }

    private static List<Sample<?, ?>> queueData() {
        List<String> eleven = List.of("消息 1&x=1", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k");
        HandleFailures.Failure stale = new HandleFailures.Failure(CmqErrorCode.RECEIPT_HANDLE_INVALID, HANDLE);
        return List.of(
                Sample.recorded(
                        "SendMessage",
                        SendMessage.ACTION,
                        new SendMessage(ORDER_QUEUE, "a=1&b=2 c+d/100%~*@#?\"中文 测试\"\n", Duration.ofSeconds(30)),
                        new SendMessage.Result(new MessageId("4503600290134961"))),
                Sample.recorded(
                        "BatchSendMessage",
                        BatchSendMessage.ACTION,
                        new BatchSendMessage(ORDER_QUEUE, eleven, Duration.ZERO),
                        ids("4503600290134962", "4503600290134963")),
                Sample.own(
                        BatchSendMessage.ACTION,
                        new BatchSendMessage(ORDERS, Collections.nCopies(256, "x"), Duration.ofSeconds(3_600)),
                        ids("1")),
                Sample.recorded(
                        "ReceiveMessage",
                        ReceiveMessage.ACTION,
                        new ReceiveMessage(ORDERS, Optional.of(Duration.ofSeconds(3))),
                        new ReceiveMessage.Result(Optional.of(received("81064793292668937", "hello")))),
                Sample.recorded(
                        "ReceiveMessage-empty",
                        ReceiveMessage.ACTION,
                        new ReceiveMessage(ORDERS, Optional.empty()),
                        new ReceiveMessage.Result(Optional.empty())),
                Sample.recorded(
                        "BatchReceiveMessage",
                        BatchReceiveMessage.ACTION,
                        new BatchReceiveMessage(ORDERS, 16, Optional.of(Duration.ZERO)),
                        new BatchReceiveMessage.Result(List.of(received("81064793292668938", "a")))),
                Sample.recorded(
                        "BatchReceiveMessage-empty",
                        BatchReceiveMessage.ACTION,
                        new BatchReceiveMessage(ORDERS, 16, Optional.empty()),
                        new BatchReceiveMessage.Result(List.of())),
                Sample.own(
                        BatchReceiveMessage.ACTION,
                        new BatchReceiveMessage(
                                ORDERS,
                                256,
                                Optional.of(Duration.ofSeconds(30)),
                                Optional.of(Duration.ZERO),
                                Optional.of("colour = 'red'")),
                        new BatchReceiveMessage.Result(List.of())),
                Sample.recorded("DeleteMessage", DeleteMessage.ACTION, new DeleteMessage(ORDERS, HANDLE), DONE),
                Sample.recorded(
                        "BatchDeleteMessage",
                        BatchDeleteMessage.ACTION,
                        new BatchDeleteMessage(ORDERS, List.of(HANDLE, new ReceiptHandle("81064793292668938"))),
                        new HandleFailures(List.of(stale), 0)),
                Sample.recorded(
                        "BatchDeleteMessage-all",
                        BatchDeleteMessage.ACTION,
                        new BatchDeleteMessage(ORDERS, List.of(HANDLE)),
                        HandleFailures.NONE));
    }

    private static List<Sample<?, ?>> topics() {
        TopicAttributes attributes = new TopicAttributes(
                "topic-8w3c5z1b", 0, 65_536, Duration.ofDays(1), MADE, MADE, FilterType.TAGS, 1_000, false);
        return List.of(
                Sample.recorded(
                        "CreateTopic",
                        CreateTopic.ACTION,
                        new CreateTopic(NEWS, TopicSettings.maxMsgSize(65_536), FilterType.TAGS),
                        new CreateTopic.Result("topic-8w3c5z1b")),
                Sample.own(
                        CreateTopic.ACTION,
                        new CreateTopic(
                                NEWS, new TopicSettings(OptionalInt.empty(), Optional.of(true)), FilterType.ROUTING),
                        new CreateTopic.Result("")),
                Sample.recorded(
                        "SetTopicAttributes",
                        SetTopicAttributes.ACTION,
                        new SetTopicAttributes(NEWS, TopicSettings.maxMsgSize(1_024)),
                        DONE),
                Sample.recorded(
                        "ListTopic",
                        ListTopic.ACTION,
                        new ListTopic(new Page(Optional.empty(), 5, Page.DEFAULT_LIMIT)),
                        new ListTopic.Result(1, List.of(new ListTopic.Entry("topic-8w3c5z1b", NEWS)))),
                Sample.recorded(
                        "GetTopicAttributes", GetTopicAttributes.ACTION, new GetTopicAttributes(NEWS), attributes),
                Sample.recorded("DeleteTopic", DeleteTopic.ACTION, new DeleteTopic(NEWS), DONE),
                Sample.recorded(
                        "PublishMessage",
                        PublishMessage.ACTION,
                        new PublishMessage(NEWS_TOPIC, "你好 world+1=2*~", List.of("体育", "a_b"), Optional.of("1.any.0")),
                        new PublishMessage.Result(new MessageId("4503600290134970"))),
                Sample.recorded(
                        "BatchPublishMessage",
                        BatchPublishMessage.ACTION,
                        new BatchPublishMessage(NEWS_TOPIC, List.of("a", "b"), List.of("t"), Optional.empty()),
                        ids("4503600290134971", "4503600290134972")));
    }

    private static List<Sample<?, ?>> subscriptions() {
        return List.of(
                Sample.recorded(
                        "Subscribe",
                        Subscribe.ACTION,
                        new Subscribe(
                                NEWS_TOPIC,
                                SUB,
                                EndpointProtocol.HTTP,
                                "http://example.com:8080/push?x=1&y=中",
                                Optional.of(NotifyStrategy.BACKOFF_RETRY),
                                Optional.of(NotifyContentFormat.JSON),
                                List.of(),
                                List.of("1.*.0", "#")),
                        new Subscribe.Result("subsc-6t2y9p4d")),
                Sample.own(
                        Subscribe.ACTION,
                        new Subscribe(
                                NEWS,
                                SUB,
                                EndpointProtocol.QUEUE,
                                "orders",
                                Optional.empty(),
                                Optional.empty(),
                                List.of("apple", "pear"),
                                List.of()),
                        new Subscribe.Result("")),
                Sample.recorded(
                        "ListSubscriptionByTopic",
                        ListSubscriptionByTopic.ACTION,
                        new ListSubscriptionByTopic(NEWS, new Page(Optional.empty(), 0, 100)),
                        new ListSubscriptionByTopic.Result(
                                1,
                                List.of(new ListSubscriptionByTopic.Entry(
                                        "subsc-6t2y9p4d", SUB, EndpointProtocol.QUEUE, "orders")))),
                Sample.recorded(
                        "SetSubscriptionAttributes",
                        SetSubscriptionAttributes.ACTION,
                        new SetSubscriptionAttributes(
                                NEWS,
                                SUB,
                                Optional.of(NotifyStrategy.BACKOFF_RETRY),
                                Optional.of(NotifyContentFormat.JSON),
                                List.of(),
                                List.of()),
                        DONE),
                Sample.recorded(
                        "GetSubscriptionAttributes",
                        GetSubscriptionAttributes.ACTION,
                        new GetSubscriptionAttributes(NEWS, SUB),
                        new SubscriptionAttributes(
                                "1250000000",
                                0,
                                EndpointProtocol.QUEUE,
                                "orders",
                                NotifyStrategy.EXPONENTIAL_DECAY_RETRY,
                                NotifyContentFormat.SIMPLIFIED,
                                MADE,
                                MADE,
                                List.of("apple"),
                                List.of())),
                Sample.recorded("Unsubscribe", Unsubscribe.ACTION, new Unsubscribe(NEWS, SUB), DONE),
                Sample.recorded(
                        "ClearSubscriptionFilterTags",
                        ClearSubscriptionFilterTags.ACTION,
                        new ClearSubscriptionFilterTags(NEWS, SUB),
                        DONE));
    }

    private static List<Sample<?, ?>> extensions() {
        HandleFailures.Failure stale = new HandleFailures.Failure(CmqErrorCode.RECEIPT_HANDLE_INVALID, HANDLE);
        PeekedMessage peeked = new PeekedMessage(new MessageId("1"), "a", MADE, Optional.empty(), MADE, 0);
        PeekedMessage leased = new PeekedMessage(new MessageId("2"), "b", MADE, Optional.of(MADE), MADE, 1);
        TraceStep step = new TraceStep(
                Instant.ofEpochMilli(1_700_000_000_123L),
                "pushed",
                new MessageId("1"),
                "news",
                Optional.of(SUB),
                "HTTP 503");
        return List.of(
                Sample.own(
                        DescribeCapabilities.ACTION,
                        new DescribeCapabilities(),
                        new Capabilities("OpenCMQ", "1", EnumSet.allOf(Capability.class), 256, 4_194_304)),
                Sample.own(DescribeCapabilities.ACTION, new DescribeCapabilities(), Capabilities.PLAIN),
                Sample.own(
                        ChangeMessageVisibility.ACTION,
                        new ChangeMessageVisibility(ORDERS, HANDLE, Duration.ZERO),
                        new ChangeMessageVisibility.Result(MADE)),
                Sample.own(
                        BatchChangeMessageVisibility.ACTION,
                        new BatchChangeMessageVisibility(ORDERS, List.of(HANDLE), Duration.ofHours(12)),
                        new BatchChangeMessageVisibility.Result(new HandleFailures(List.of(stale), 0), MADE)),
                Sample.own(
                        BatchChangeMessageVisibility.ACTION,
                        new BatchChangeMessageVisibility(ORDERS, List.of(HANDLE, HANDLE), Duration.ofSeconds(1)),
                        new BatchChangeMessageVisibility.Result(HandleFailures.NONE, MADE)),
                Sample.own(
                        BatchChangeMessageVisibility.ACTION,
                        BatchChangeMessageVisibility.undelivered(ORDERS, List.of(HANDLE)),
                        new BatchChangeMessageVisibility.Result(HandleFailures.NONE, MADE)),
                Sample.own(
                        BatchPeekMessage.ACTION,
                        new BatchPeekMessage(ORDERS, 100, Optional.of("17")),
                        new BatchPeekMessage.Result(List.of(peeked, leased), Optional.of("19"))),
                Sample.own(
                        BatchPeekMessage.ACTION,
                        new BatchPeekMessage(ORDERS, 1, Optional.empty()),
                        new BatchPeekMessage.Result(List.of(), Optional.empty())),
                Sample.own(
                        CommitTransaction.ACTION,
                        new CommitTransaction(
                                "t-1",
                                List.of(
                                        new SendMessage(ORDERS, "a", Duration.ZERO),
                                        new SendMessage(ORDERS, "b", Duration.ofSeconds(1))),
                                List.of(new PublishMessage(NEWS, "c", List.of("x", "y"), Optional.of("1.2"))),
                                List.of(new DeleteMessage(ORDERS, HANDLE))),
                        new CommitTransaction.Result(ids("1", "2").msgIds(), ids("3").msgIds())),
                Sample.own(
                        CommitTransaction.ACTION,
                        new CommitTransaction("t-2", List.of(), List.of(), List.of()),
                        new CommitTransaction.Result(List.of(), List.of())),
                Sample.own(CancelReceive.ACTION, new CancelReceive(ORDERS, "7f3a-1"), DONE),
                Sample.own(ClearQueue.ACTION, new ClearQueue(ORDERS), DONE),
                Sample.own(UnbindDeadLetter.ACTION, new UnbindDeadLetter(ORDERS), DONE),
                Sample.own(
                        DescribeDeadLetterSourceQueues.ACTION,
                        new DescribeDeadLetterSourceQueues(new QueueName("dead"), Page.FIRST),
                        new DescribeDeadLetterSourceQueues.Result(1, List.of(new QueueEntry("queue-1", ORDERS)))),
                Sample.own(
                        QueryMessageTrace.ACTION,
                        new QueryMessageTrace(
                                Optional.of(new MessageId("1")),
                                Optional.of(ORDERS),
                                Optional.of(NEWS),
                                Optional.of(MADE),
                                Optional.of(MADE.plusSeconds(60)),
                                5),
                        new QueryMessageTrace.Result(List.of(step))));
    }

    private static MessageIds ids(String... msgIds) {
        return new MessageIds(Stream.of(msgIds).map(MessageId::new).toList());
    }

    private static ReceivedMessage received(String handle, String body) {
        return new ReceivedMessage(
                new MessageId("4503600290134961"),
                new ReceiptHandle(handle),
                body,
                Instant.ofEpochSecond(1_700_000_100),
                Instant.ofEpochSecond(1_700_000_105),
                Instant.ofEpochSecond(1_700_000_135),
                1);
    }
}
