package org.opencmq.server.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.QueueName;
import org.opencmq.server.engine.DeadLetterPolicy;
import org.opencmq.server.engine.Engine.CommitOutcome;
import org.opencmq.server.engine.Engine.CreateOutcome;
import org.opencmq.server.engine.Engine.HandleOutcome.Status;
import org.opencmq.server.engine.Engine.QueueDescription;
import org.opencmq.server.engine.Engine.RewindOutcome;
import org.opencmq.server.engine.Engine.SendOutcome;
import org.opencmq.server.engine.EngineUnavailableException;
import org.opencmq.server.engine.NoSuchQueueException;
import org.opencmq.server.engine.QueueConfig;
import org.opencmq.server.engine.QueueKey;
import org.opencmq.server.engine.TooManyInactiveException;

/** Every error that comes from the engine, with the exact code and text. */
class StateRefusalsTest {

    private static final QueueKey ORDERS = new QueueKey("1000", new QueueName("orders"));

    static Stream<Arguments> states() {
        Object[] send = p("queueName", "orders", "msgBody", "x");
        Object[] queue = p("queueName", "orders");
        Object[] handle = p("queueName", "orders", "receiptHandle", "123");
        QueueDescription nested = ScriptedEngine.describe(
                "orders",
                QueueConfig.DEFAULT.withDeadLetter(Optional.of(
                        new DeadLetterPolicy(new QueueName("other"), OptionalInt.of(3), Optional.empty()))));
        Object[] bind = p("queueName", "q", "deadLetterQueueName", "orders", "maxReceiveCount", "3");
        return Stream.of(
                state(
                        "SendMessage",
                        send,
                        e -> e.sent = SendOutcome.FULL,
                        4410,
                        "(10240)reach maximum retention number of message"),
                state(
                        "SendMessage",
                        send,
                        e -> e.sent = SendOutcome.TOO_MANY_DELAYED,
                        6070,
                        "(10690)too many unacked(inactive) messages or delayed messages"),
                state("SendMessage", send, StateRefusalsTest::gone, 4440, "(10100)queue is not existed, or deleted"),
                state("SendMessage", send, StateRefusalsTest::down, 6000, "(10090)send message failed"),
                state("SendMessage", send, StateRefusalsTest::broken, 6000, "(10050)server internal error"),
                state(
                        "SendMessage",
                        p("queueName", "orders", "msgBody", "x".repeat(2_000)),
                        e -> e.description = Optional.empty(),
                        4440,
                        "(10100)queue is not existed, or deleted"),
                state(
                        "ReceiveMessage",
                        queue,
                        e -> e.description = Optional.empty(),
                        4440,
                        "(10100)queue is not existed, or deleted"),
                state(
                        "ReceiveMessage",
                        p("queueName", "orders", "pollingWaitSeconds", "0"),
                        engine -> {},
                        7000,
                        "(10200)no message"),
                state(
                        "ReceiveMessage",
                        p("queueName", "orders", "pollingWaitSeconds", "0"),
                        e -> e.failure = Optional.of(new TooManyInactiveException(ORDERS, 5)),
                        6070,
                        "(10690)too many unacked(inactive) messages or delayed messages"),
                state("ReceiveMessage", queue, StateRefusalsTest::down, 6000, "(10130)recieve message failed"),
                state(
                        "BatchReceiveMessage",
                        p("queueName", "orders", "numOfMsg", "16"),
                        engine -> {},
                        7000,
                        "(10200)no message"),
                state(
                        "BatchReceiveMessage",
                        p("queueName", "orders", "numOfMsg", "1", "selector", "((", "pollingWaitSeconds", "0"),
                        e -> e.failure = Optional.of(new IllegalArgumentException("position 2: bad")),
                        4000,
                        "(10110)request parameters error: position 2: bad"),
                state(
                        "BatchReceiveMessage",
                        p("queueName", "orders", "numOfMsg", "1", "selector", "a=1"),
                        e -> e.capabilities = java.util.Set.of(),
                        4000,
                        "(10320)no such parameter selector"),
                state("DeleteMessage", handle, e -> e.handles = Status.STALE, 4430, "(10260)receipt handle is invalid"),
                state("DeleteMessage", handle, e -> e.handles = Status.MALFORMED, 4000, "(10470)receiptHandle error"),
                state(
                        "DeleteMessage",
                        handle,
                        StateRefusalsTest::gone,
                        4440,
                        "(10100)queue is not existed, or deleted"),
                state("DeleteMessage", handle, StateRefusalsTest::down, 6000, "(10140)delete message failed"),
                state(
                        "BatchDeleteMessage",
                        p("queueName", "orders", "receiptHandle.0", "1", "receiptHandle.1", "2"),
                        e -> e.handles = Status.STALE,
                        6020,
                        "(10290)batch delete message failed"),
                state(
                        "BatchDeleteMessage",
                        p("queueName", "orders", "receiptHandle.1", "1", "receiptHandle.2", "2"),
                        e -> e.byHandle = h -> h.value().equals("2") ? Status.STALE : Status.DONE,
                        6010,
                        "(10150)delete message partially failed"),
                state(
                        "CreateQueue",
                        queue,
                        e -> e.created = new CreateOutcome.Exists(e.description.get()),
                        4460,
                        "(10210)queue is already existed"),
                state(
                        "CreateQueue",
                        queue,
                        e -> e.created = new CreateOutcome.Resting(Instant.EPOCH),
                        6040,
                        "(10660)it will take some time to release resources of previous queue before you create a new one with the same name, please try later"),
                state(
                        "CreateQueue",
                        p("queueName", "one-more"),
                        e -> {
                            e.queues = 10_000;
                            e.description = Optional.empty();
                        },
                        4450,
                        "(10220)number of queues has reached the limit"),
                state("CreateQueue", queue, e -> e.queues = 10_000, 4460, "(10210)queue is already existed"),
                state(
                        "CreateQueue",
                        bind,
                        e -> e.description = Optional.empty(),
                        4440,
                        "(10100)queue is not existed, or deleted"),
                state(
                        "CreateQueue",
                        bind,
                        e -> e.description = Optional.of(nested),
                        4000,
                        "(10110)request parameters error"),
                state(
                        "CreateQueue",
                        bind,
                        e -> e.sources = Collections.nCopies(6, nested),
                        4000,
                        "(10110)request parameters error"),
                state(
                        "GetQueueAttributes",
                        queue,
                        e -> e.description = Optional.empty(),
                        4440,
                        "(10100)queue is not existed, or deleted"),
                state("GetQueueAttributes", queue, StateRefusalsTest::down, 6000, "(10160)get queue attributes failed"),
                state(
                        "SetQueueAttributes",
                        queue,
                        e -> e.description = Optional.empty(),
                        4440,
                        "(10100)queue is not existed, or deleted"),
                state("SetQueueAttributes", queue, e -> e.updated = false, 6000, "(10170)set queue attributes failed"),
                state(
                        "DeleteQueue",
                        queue,
                        e -> e.description = Optional.empty(),
                        4440,
                        "(10100)queue is not existed, or deleted"),
                state("DeleteQueue", queue, e -> e.sources = List.of(nested), 4000, "(10110)request parameters error"),
                state("DeleteQueue", queue, StateRefusalsTest::down, 6000, "(10180)delete queue failed"),
                state("ListQueue", p(), StateRefusalsTest::down, 6000, "(10190)list queue failed"),
                state(
                        "RewindQueue",
                        p("queueName", "orders", "startConsumeTime", "5"),
                        e -> e.rewound = RewindOutcome.OFF,
                        6050,
                        "(10670)your queue cannot be rewinded"),
                state(
                        "RewindQueue",
                        p("queueName", "orders", "startConsumeTime", "5"),
                        e -> e.rewound = RewindOutcome.OUT_OF_RANGE,
                        4000,
                        "(10680)invalid rewind time, you can get the vaild range of that via GetQueueAttributes"),
                state(
                        "ChangeMessageVisibility",
                        p("queueName", "orders", "receiptHandle", "1", "visibilityTimeout", "0"),
                        e -> e.handles = Status.STALE,
                        4430,
                        "(10260)receipt handle is invalid"),
                state(
                        "BatchPeekMessage",
                        p("queueName", "orders", "numOfMsg", "1", "marker", "?"),
                        e -> e.failure = Optional.of(new IllegalArgumentException("bad")),
                        4000,
                        "(10350)parameter marker value or length is out of range"),
                state(
                        "DescribeDeadLetterSourceQueues",
                        p("deadLetterQueueName", "dead"),
                        e -> e.description = Optional.empty(),
                        4440,
                        "(10100)queue is not existed, or deleted"),
                state(
                        "CommitTransaction",
                        p("transactionId", "t", "delete.1.queueName", "orders", "delete.1.receiptHandle", "1"),
                        e -> e.committed = new CommitOutcome.Failed(0, CommitOutcome.Reason.STALE_HANDLE),
                        4430,
                        "(10260)receipt handle is invalid"),
                state(
                        "CommitTransaction",
                        p("transactionId", "t", "send.1.queueName", "orders", "send.1.msgBody", "x"),
                        e -> e.committed = new CommitOutcome.Failed(0, CommitOutcome.Reason.FULL),
                        4410,
                        "(10240)reach maximum retention number of message"));
    }

    @ParameterizedTest(name = "{0} {4}")
    @MethodSource("states")
    void tellsWhatTheEngineSays(
            String action, Object[] parameters, Consumer<ScriptedEngine> script, int code, String message) {
        // given
        Desk desk = new Desk();
        script.accept(desk.engine);

        // when
        Answer answer = desk.ask(action, parameters);

        // then
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.message()).isEqualTo(message);
    }

    private static void gone(ScriptedEngine engine) {
        engine.failure = Optional.of(new NoSuchQueueException(ORDERS));
    }

    private static void down(ScriptedEngine engine) {
        engine.failure = Optional.of(new EngineUnavailableException("the disk is full"));
    }

    private static void broken(ScriptedEngine engine) {
        engine.failure = Optional.of(new IllegalStateException("a bug, as this test wants it"));
    }

    private static Object[] p(Object... parameters) {
        return parameters;
    }

    private static Arguments state(
            String action, Object[] parameters, Consumer<ScriptedEngine> script, int code, String message) {
        return arguments(action, parameters, script, code, message);
    }
}
