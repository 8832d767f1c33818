package org.opencmq.server.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencmq.protocol.Answer;

/** Every way in which a request is wrong by itself, with the exact code and text. */
class ParameterRefusalsTest {

    static Stream<Arguments> parameters() {
        return Stream.of(
                row("SendMessage", p(), 4000, "(10390)lacked of required parameter queueName"),
                row("SendMessage", p("queueName", "1st", "msgBody", "x"), 4000, "(10020)queue name format error"),
                row("SendMessage", p("queueName", "q"), 4000, "(10390)lacked of required parameter msgBody"),
                row("SendMessage", p("queueName", "q", "msgBody", ""), 4000, "(10120)message body can't be empty"),
                row(
                        "SendMessage",
                        p("queueName", "q", "msgBody", "x", "delaySeconds", "3601"),
                        4000,
                        "(10692)delay seconds is out of range"),
                row(
                        "SendMessage",
                        p("queueName", "q", "msgBody", "x", "delaySeconds", "-1"),
                        4000,
                        "(10692)delay seconds is out of range"),
                row(
                        "SendMessage",
                        p("queueName", "q", "msgBody", "x", "delaySeconds", "soon"),
                        4000,
                        "(10360)parameter delaySeconds error type"),
                row(
                        "SendMessage",
                        p("queueName", "q", "msgBody", "x".repeat(65_537)),
                        4400,
                        "(10230)exceed maximum message size"),
                row("BatchSendMessage", p("queueName", "q"), 4000, "(10390)lacked of required parameter msgBody.n"),
                row(
                        "BatchSendMessage",
                        p("queueName", "q", "msgBody.1", "a", "msgBody.3", "c"),
                        4000,
                        "(10380)msgBody parameter is not consequent"),
                row(
                        "BatchSendMessage",
                        p("queueName", "q", "msgBody.1", "a", "msgBody.x", "c"),
                        4000,
                        "(10310)error: parameter msgBody.x key format error"),
                row(
                        "BatchSendMessage",
                        many("msgBody", 257),
                        4000,
                        "(10370)msgBody parameter batch size is out of range"),
                row(
                        "BatchSendMessage",
                        p("queueName", "q", "msgBody.1", "a", "msgBody.2", ""),
                        4000,
                        "(10120)message body can't be empty"),
                row(
                        "BatchSendMessage",
                        p("queueName", "q", "msgBody.1", "a".repeat(600_000), "msgBody.2", "b".repeat(600_000)),
                        4470,
                        "(10300)total message size exceed 1MB"),
                row(
                        "ReceiveMessage",
                        p("queueName", "q", "pollingWaitSeconds", "31"),
                        4000,
                        "(10350)parameter pollingWaitSeconds value or length is out of range"),
                row(
                        "ReceiveMessage",
                        p("queueName", "q", "pollingWaitSeconds", "30000"),
                        4000,
                        "(10350)parameter pollingWaitSeconds value or length is out of range"),
                row("BatchReceiveMessage", p("queueName", "q"), 4000, "(10390)lacked of required parameter numOfMsg"),
                row(
                        "BatchReceiveMessage",
                        p("queueName", "q", "numOfMsg", "0"),
                        4000,
                        "(10350)parameter numOfMsg value or length is out of range"),
                row(
                        "BatchReceiveMessage",
                        p("queueName", "q", "numOfMsg", "257"),
                        4000,
                        "(10350)parameter numOfMsg value or length is out of range"),
                row(
                        "BatchReceiveMessage",
                        p("queueName", "q", "numOfMsg", "1", "visibilityTimeout", "43201"),
                        4000,
                        "(10350)parameter visibilityTimeout value or length is out of range"),
                row("DeleteMessage", p("queueName", "q"), 4000, "(10390)lacked of required parameter receiptHandle"),
                row("DeleteMessage", p("queueName", "q", "receiptHandle", ""), 4000, "(10470)receiptHandle error"),
                row(
                        "BatchDeleteMessage",
                        many("receiptHandle", 257),
                        4000,
                        "(10370)receiptHandle parameter batch size is out of range"),
                row(
                        "CreateQueue",
                        p("queueName", "q", "maxMsgHeapNum", "999999"),
                        4000,
                        "(10350)parameter maxMsgHeapNum value or length is out of range"),
                row(
                        "CreateQueue",
                        p("queueName", "q", "pollingWaitSeconds", "31"),
                        4000,
                        "(10350)parameter pollingWaitSeconds value or length is out of range"),
                row(
                        "CreateQueue",
                        p("queueName", "q", "visibilityTimeout", "0"),
                        4000,
                        "(10350)parameter visibilityTimeout value or length is out of range"),
                row(
                        "CreateQueue",
                        p("queueName", "q", "visibilityTimeout", "43201"),
                        4000,
                        "(10350)parameter visibilityTimeout value or length is out of range"),
                row(
                        "CreateQueue",
                        p("queueName", "q", "maxMsgSize", "1023"),
                        4000,
                        "(10350)parameter maxMsgSize value or length is out of range"),
                row(
                        "CreateQueue",
                        p("queueName", "q", "msgRetentionSeconds", "59"),
                        4000,
                        "(10350)parameter msgRetentionSeconds value or length is out of range"),
                row(
                        "CreateQueue",
                        p("queueName", "q", "rewindSeconds", "-1"),
                        4000,
                        "(10350)parameter rewindSeconds value or length is out of range"),
                row(
                        "CreateQueue",
                        p("queueName", "q", "msgRetentionSeconds", "60", "rewindSeconds", "61"),
                        4000,
                        "(10700)rewindSeconds cannot be greater than msgRetentionSeconds"),
                row(
                        "CreateQueue",
                        p("queueName", "q", "policy", "0"),
                        4000,
                        "(10390)lacked of required parameter deadLetterQueueName"),
                row(
                        "CreateQueue",
                        p("queueName", "q", "deadLetterQueueName", "dead"),
                        4000,
                        "(10390)lacked of required parameter maxReceiveCount"),
                row(
                        "CreateQueue",
                        p("queueName", "q", "deadLetterQueueName", "dead", "maxReceiveCount", "1001"),
                        4000,
                        "(10350)parameter maxReceiveCount value or length is out of range"),
                row(
                        "CreateQueue",
                        p("queueName", "q", "deadLetterQueueName", "dead", "policy", "1", "maxTimeToLive", "299"),
                        4000,
                        "(10350)parameter maxTimeToLive value or length is out of range"),
                row(
                        "CreateQueue",
                        p(
                                "queueName",
                                "q",
                                "deadLetterQueueName",
                                "dead",
                                "maxTimeToLive",
                                "300",
                                "msgRetentionSeconds",
                                "300"),
                        4000,
                        "(10350)parameter maxTimeToLive value or length is out of range"),
                row(
                        "CreateQueue",
                        p("queueName", "Q", "deadLetterQueueName", "q", "maxReceiveCount", "3"),
                        4000,
                        "(10110)request parameters error"),
                row("ListQueue", p("limit", "51"), 4000, "(10350)parameter limit value or length is out of range"),
                row("ListQueue", p("offset", "-1"), 4000, "(10350)parameter offset value or length is out of range"),
                row("RewindQueue", p("queueName", "q"), 4000, "(10390)lacked of required parameter startConsumeTime"),
                row(
                        "ChangeMessageVisibility",
                        p("queueName", "q", "receiptHandle", "1", "visibilityTimeout", "-1"),
                        4000,
                        "(10350)parameter visibilityTimeout value or length is out of range"),
                row(
                        "BatchPeekMessage",
                        p("queueName", "q", "numOfMsg", "101"),
                        4000,
                        "(10350)parameter numOfMsg value or length is out of range"),
                row("PublishNothing", p(), 4000, "(10430)action name PublishNothing is not existed"),
                row("", p(), 4000, "(10280)action is not existed"));
    }

    @ParameterizedTest(name = "{0} {3}")
    @MethodSource("parameters")
    void refusesParametersBeforeTheEngineIsAsked(String action, Object[] parameters, int code, String message) {
        // given
        Desk desk = new Desk();

        // when
        Answer answer = desk.ask(action, parameters);

        // then
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.message()).isEqualTo(message);
        assertThat(desk.engine.asked).doesNotContain("send", "receive", "delete", "createQueue", "updateQueue");
    }

    private static Object[] p(Object... parameters) {
        return parameters;
    }

    private static Object[] many(String name, int count) {
        Object[] all = new Object[2 * count + 2];
        all[0] = "queueName";
        all[1] = "q";
        for (int i = 1; i <= count; i++) {
            all[2 * i] = name + "." + i;
            all[2 * i + 1] = "x";
        }
        return all;
    }

    private static Arguments row(String action, Object[] parameters, int code, String message) {
        return arguments(action, parameters, code, message);
    }
}
