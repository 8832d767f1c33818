package org.opencmq.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.Fields;

/** API 3.0 over HTTP: who may ask, what is refused and how, and that both APIs show the same queues. */
class CloudControlIT {

    private static CmqServer server;
    private static CloudCaller cloud;

    @BeforeAll
    static void startServer() {
        server = CmqServer.builder().inMemory().start();
        cloud = new CloudCaller(server);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void sharesItsQueuesWithTheOtherApi() throws Exception {
        // given
        SignedCaller classic = new SignedCaller(server);
        Fields created = cloud.call("CreateCmqQueue", "{\"QueueName\":\"both\",\"PollingWaitSeconds\":2}");

        // when
        Fields sent = cloud.call("SendCmqMsg", "{\"QueueName\":\"both\",\"MsgContent\":\"hi\"}");
        Answer received = classic.call("ReceiveMessage", "queueName", "both");

        // then
        assertThat(created.text("QueueId")).isNotEmpty();
        assertThat(received.fields().text("msgBody")).isEqualTo("hi");
        assertThat(received.fields().text("msgId")).isEqualTo(sent.text("MsgId"));
        assertThat(classic.call("GetQueueAttributes", "queueName", "both")
                        .fields()
                        .number("pollingWaitSeconds"))
                .isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "NoSuchAction | {} | InvalidAction",
                "CreateCmqQueue | {} | MissingParameter",
                "CreateCmqQueue | {\"QueueName\":\"1\"} | InvalidParameterValue",
                "CreateCmqQueue | {\"QueueName\":\"q\",\"PollingWaitSeconds\":31} | InvalidParameterValue",
                "CreateCmqQueue | {\"QueueName\":\"q\",\"PollingWaitSeconds\":1.5} | InvalidParameter",
                "CreateCmqQueue | {\"QueueName\":\"q\",\"Transaction\":1} | UnsupportedOperation",
                "CreateCmqQueue | not JSON | InvalidParameter",
                "DescribeCmqQueueDetail | {\"QueueName\":\"none\"} | ResourceNotFound",
                "DescribeCmqTopicDetail | {\"TopicName\":\"none\"} | ResourceNotFound.Topic",
                "DescribeCmqQueues | {\"Limit\":51} | InvalidParameterValue",
                "RewindCmqQueue | {\"QueueName\":\"none\",\"StartConsumeTime\":1} | ResourceNotFound",
                "PublishCmqMsg | {\"TopicName\":\"none\",\"MsgContent\":\"x\"} | ResourceNotFound.Topic",
                "DescribeCmqSubscriptionDetail | {\"TopicName\":\"t\",\"QueryType\":\"queue\"} | UnsupportedOperation"
            })
    void refusesInTheWordsOfApi3(String action, String json, String code) throws Exception {
        assertThat(cloud.error(action, json)).isEqualTo(code);
    }

    @Test
    void keepsCodeAndModuleInTheMessage() throws Exception {
        // given
        cloud.call("createcmqqueue", "{\"QueueName\":\"taken\"}");

        // when
        Fields error = cloud.call("CreateCmqQueue", "{\"QueueName\":\"TAKEN\"}")
                .object("Error")
                .orElseThrow();

        // then
        assertThat(error.text("Code")).isEqualTo("ResourceInUse.Queue");
        assertThat(error.text("Message")).isEqualTo("(4460) (10210)queue is already existed");
    }

    @Test
    void refusesATamperedBody() throws Exception {
        Map<String, String> headers = cloud.headers("DescribeCmqQueues", "{}", Instant.now());
        assertThat(CloudCaller.errorOf(CloudCaller.response(cloud.post(headers, "{ }"))))
                .isEqualTo("AuthFailure.SignatureFailure");
    }

    @Test
    void refusesAnOldTimestamp() throws Exception {
        // given
        Instant old = Instant.now().minusSeconds(400);

        // when
        Fields error = CloudCaller.response(cloud.post(cloud.headers("DescribeCmqQueues", "{}", old), "{}"))
                .object("Error")
                .orElseThrow();

        // then
        assertThat(error.text("Code")).isEqualTo("AuthFailure.SignatureExpire");
        assertThat(error.text("Message")).contains("allowed are 300");
    }

    @Test
    void refusesAnUnsignedRequest() throws Exception {
        Map<String, String> headers = Map.of("Content-Type", CloudCaller.JSON, "X-TC-Action", "DescribeCmqQueues");
        assertThat(CloudCaller.errorOf(CloudCaller.response(cloud.post(headers, "{}"))))
                .isEqualTo("MissingParameter");
    }

    @Test
    void leavesTheRootToTheOtherApiWithoutTheActionHeader() throws Exception {
        Answer answer = Answer.parse(cloud.post(Map.of(), "Action=ListQueue").body());
        assertThat(answer.message()).isEqualTo("(10390)lacked of required parameter Timestamp");
    }
}
