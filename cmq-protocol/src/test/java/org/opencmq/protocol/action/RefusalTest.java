package org.opencmq.protocol.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.error.Refusal;

/** What a wrong request is refused with, and what is tolerated because SDKs send it. */
class RefusalTest {

    static Stream<Arguments> wrong() {
        String q = "queueName=q&";
        String t = "topicName=t&";
        String s = t + "subscriptionName=s&";
        return Stream.of(
                // missing
                arguments("SendMessage", "msgBody=x", "(10390)lacked of required parameter queueName"),
                arguments("SendMessage", q, "(10390)lacked of required parameter msgBody"),
                arguments("BatchSendMessage", q, "(10390)lacked of required parameter msgBody.n"),
                arguments("BatchReceiveMessage", q, "(10390)lacked of required parameter numOfMsg"),
                arguments("BatchReceiveMessage", q + "numOfMsg=", "(10390)lacked of required parameter numOfMsg"),
                arguments("DeleteMessage", q, "(10390)lacked of required parameter receiptHandle"),
                arguments("BatchDeleteMessage", q, "(10390)lacked of required parameter receiptHandle.n"),
                arguments("RewindQueue", q, "(10390)lacked of required parameter startConsumeTime"),
                arguments("PublishMessage", t, "(10390)lacked of required parameter msgBody"),
                arguments("Subscribe", s, "(10390)lacked of required parameter protocol"),
                arguments("Subscribe", s + "protocol=queue", "(10390)lacked of required parameter endpoint"),
                arguments("Unsubscribe", t, "(10390)lacked of required parameter subscriptionName"),
                arguments(
                        "ChangeMessageVisibility",
                        q + "receiptHandle=h",
                        "(10390)lacked of required parameter visibilityTimeout"),
                arguments("CommitTransaction", "", "(10390)lacked of required parameter transactionId"),
                arguments(
                        "CommitTransaction",
                        "transactionId=1&send.1.queueName=q&send.2.msgBody=x",
                        "(10390)lacked of required parameter send.1.msgBody"),
                arguments(
                        "DescribeDeadLetterSourceQueues",
                        "",
                        "(10390)lacked of required parameter deadLetterQueueName"),
                // not an integer
                arguments("SendMessage", q + "msgBody=x&delaySeconds=1.5", "(10360)parameter delaySeconds error type"),
                arguments("BatchReceiveMessage", q + "numOfMsg=many", "(10360)parameter numOfMsg error type"),
                arguments(
                        "ReceiveMessage",
                        q + "pollingWaitSeconds=1s",
                        "(10360)parameter pollingWaitSeconds error type"),
                arguments("CreateQueue", q + "maxMsgSize=0x10", "(10360)parameter maxMsgSize error type"),
                arguments(
                        "CreateQueue",
                        q + "maxMsgHeapNum=99999999999999999999",
                        "(10360)parameter maxMsgHeapNum error type"),
                arguments("CreateQueue", q + "loggingEnabled=yes", "(10360)parameter loggingEnabled error type"),
                arguments("ListQueue", "limit=a", "(10360)parameter limit error type"),
                arguments("RewindQueue", q + "startConsumeTime=now", "(10360)parameter startConsumeTime error type"),
                arguments("CreateTopic", t + "filterType=tags", "(10360)parameter filterType error type"),
                arguments(
                        "CommitTransaction",
                        "transactionId=1&send.0.queueName=q&send.0.msgBody=x&send.0.delaySeconds=a",
                        "(10360)parameter send.0.delaySeconds error type"),
                // out of what a type can hold; finer ranges are the server's
                arguments(
                        "BatchReceiveMessage",
                        q + "numOfMsg=0",
                        "(10350)parameter numOfMsg value or length is out of range"),
                arguments(
                        "BatchReceiveMessage",
                        q + "numOfMsg=9999999999",
                        "(10350)parameter numOfMsg value or length is out of range"),
                arguments(
                        "BatchPeekMessage",
                        q + "numOfMsg=-1",
                        "(10350)parameter numOfMsg value or length is out of range"),
                arguments(
                        "SendMessage",
                        q + "msgBody=x&delaySeconds=9999999999",
                        "(10350)parameter delaySeconds value or length is out of range"),
                arguments(
                        "RewindQueue",
                        q + "startConsumeTime=-1",
                        "(10350)parameter startConsumeTime value or length is out of range"),
                arguments(
                        "CreateTopic",
                        t + "filterType=3",
                        "(10350)parameter filterType value or length is out of range"),
                arguments("CreateQueue", q + "policy=2", "(10350)parameter policy value or length is out of range"),
                arguments(
                        "CommitTransaction",
                        "transactionId=",
                        "(10350)parameter transactionId value or length is out of range"),
                // gaps
                arguments(
                        "BatchSendMessage",
                        q + "msgBody.1=a&msgBody.3=b",
                        "(10380)msgBody parameter is not consequent"),
                arguments("BatchSendMessage", q + "msgBody.2=a", "(10380)msgBody parameter is not consequent"),
                arguments(
                        "BatchSendMessage",
                        q + "msgBody.0=a&msgBody.2=b",
                        "(10380)msgBody parameter is not consequent"),
                arguments(
                        "CommitTransaction",
                        "transactionId=1&delete.2.queueName=q",
                        "(10380)delete parameter is not consequent"),
                arguments(
                        "CommitTransaction",
                        "transactionId=1&publish.1.topicName=t&publish.1.msgBody=b&publish.1.msgTag.2=x",
                        "(10380)publish.1.msgTag parameter is not consequent"),
                // keys
                arguments("BatchSendMessage", q + "msgBody=a", "(10310)error: parameter msgBody key format error"),
                arguments("BatchSendMessage", q + "msgBody.a=a", "(10310)error: parameter msgBody.a key format error"),
                arguments("BatchSendMessage", q + "msgBody.=a", "(10310)error: parameter msgBody. key format error"),
                arguments(
                        "BatchSendMessage", q + "msgBody.-1=a", "(10310)error: parameter msgBody.-1 key format error"),
                arguments(
                        "BatchSendMessage",
                        q + "msgBody.1.2=a",
                        "(10310)error: parameter msgBody.1.2 key format error"),
                arguments(
                        "BatchDeleteMessage",
                        q + "receiptHandle=a",
                        "(10310)error: parameter receiptHandle key format error"),
                arguments(
                        "CommitTransaction",
                        "transactionId=1&send.queueName=q",
                        "(10310)error: parameter send.queueName key format error"),
                arguments(
                        "CommitTransaction",
                        "transactionId=1&send.1=q",
                        "(10310)error: parameter send.1 key format error"),
                // names, handles and words
                arguments("CreateQueue", "queueName=1a", "(10020)queue name format error"),
                arguments("CreateQueue", "queueName=", "(10020)queue name format error"),
                arguments("CreateQueue", q + "deadLetterQueueName=a.b", "(10020)queue name format error"),
                arguments("CreateTopic", "topicName=a.b", "(10590)topic name format error"),
                arguments("Unsubscribe", t + "subscriptionName=-", "(10580)subscription name format error"),
                arguments("DeleteMessage", q + "receiptHandle=", "(10470)receiptHandle error"),
                arguments("BatchDeleteMessage", q + "receiptHandle.1=", "(10470)receiptHandle error"),
                arguments("Subscribe", s + "protocol=https&endpoint=x", "(10510)undefined protocol"),
                arguments(
                        "Subscribe",
                        s + "protocol=queue&endpoint=x&notifyStrategy=NEVER",
                        "(10520)undefined notify retry stragety"),
                arguments(
                        "SetSubscriptionAttributes",
                        s + "notifyContentFormat=XML",
                        "(10530)undefined notify content format"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("wrong")
    void refusesWithCodeAndText(String action, String form, String message) {
        // when
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> read(action, form));

        // then
        assertThat(refusal).isNotNull().hasMessage(message);
        assertThat(refusal.errorCode().code()).isEqualTo(4000);
    }

    @Test
    void toleratesWhatSdksSend() throws Refusal {
        // arrays from 0, an empty routing key, an offset without a limit, upper case, blanks of other SDKs
        assertThat(read("batchsendmessage", "queueName=q&msgBody.0=a&msgBody.1=b"))
                .isEqualTo(new BatchSendMessage(new QueueName("q"), List.of("a", "b"), Duration.ZERO));
        assertThat(((PublishMessage) read("PublishMessage", "topicName=t&msgBody=x&routingKey=")).routingKey())
                .isEmpty();
        assertThat(((ListQueue) read("ListQueue", "offset=40&searchWord=")).page())
                .isEqualTo(new Page(Optional.empty(), 40, 20));
        assertThat(((ReceiveMessage) read("ReceiveMessage", "queueName=q&UserpollingWaitSeconds=5&x=y")).pollingWait())
                .isEmpty();
        assertThat(((SendMessage) read("SendMessage", "queueName=q&msgBody=&delaySeconds=")).msgBody())
                .isEmpty();
        assertThat(((SetSubscriptionAttributes) read(
                                "SetSubscriptionAttributes",
                                "topicName=t&subscriptionName=s&protocol=x&endpoint=y&notifyStrategy=backoff_retry"))
                        .notifyStrategy())
                .contains(NotifyStrategy.BACKOFF_RETRY);
    }

    @Test
    void givesAQueueThePlainTextEvenWhenJsonIsAskedFor() throws Refusal {
        // given
        String form = "topicName=t&subscriptionName=s&endpoint=q&notifyContentFormat=JSON&protocol=";

        // then
        assertThat(((Subscribe) read("Subscribe", form + "Queue")).effectiveContentFormat())
                .isEqualTo(NotifyContentFormat.SIMPLIFIED);
        assertThat(((Subscribe) read("Subscribe", form + "HTTP")).effectiveContentFormat())
                .isEqualTo(NotifyContentFormat.JSON);
        assertThat(((Subscribe) read("Subscribe", form + "http")).effectiveStrategy())
                .isEqualTo(NotifyStrategy.EXPONENTIAL_DECAY_RETRY);
    }

    @Test
    void findsAnswersMalformedThatBreakTheirPromise() {
        for (String json : List.of(
                "",
                "[]",
                "{\"code\":0",
                "{\"message\":\"\"}",
                "{\"code\":99999999999}",
                "{\"code\":0,\"msgId\":\"\"}",
                "{\"code\":0,\"msgId\":null}",
                "{\"code\":0}")) {
            assertThatThrownBy(
                            () -> SendMessage.ACTION.result().read(Answer.parse(json.getBytes(StandardCharsets.UTF_8))))
                    .as(json)
                    .isInstanceOf(MalformedAnswer.class);
        }
        assertThatThrownBy(() -> BatchDeleteMessage.ACTION
                        .result()
                        .read(Answer.parse("{\"code\":6010}".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(MalformedAnswer.class)
                .hasMessageContaining("errorList");
    }

    private static Object read(String action, String form) throws Refusal {
        return Actions.find(action).orElseThrow().request().read(Wire.form(form));
    }
}
