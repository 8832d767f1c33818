package org.opencmq.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.form.FormEncoder;
import org.opencmq.server.CmqServer;
import org.opencmq.server.SignedCaller;
import org.opencmq.server.http.RawConnection.Response;

/** What bare HTTP meets at the front door. */
class FrontDoorIT {

    private static final int MIB = 1024 * 1024;

    private static CmqServer server;
    private static SignedCaller caller;

    private RawConnection connection;

    @BeforeAll
    static void start() {
        server = CmqServer.builder().start();
        caller = new SignedCaller(server);
        caller.call("CreateQueue", "queueName", "orders", "maxMsgSize", MIB);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void connect() throws IOException {
        connection = new RawConnection(server.endpoint());
    }

    @AfterEach
    void disconnect() throws IOException {
        connection.close();
    }

    private static String post(String path, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: " + server.endpoint().getAuthority() + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private static String form(String method, String path, String action, Object... parameters) {
        return new String(
                FormEncoder.encode(caller.signed(method, path, action, parameters)), StandardCharsets.ISO_8859_1);
    }

    @Test
    void answersPipelinedRequestsInTheirOrder() throws IOException {
        // given
        byte[] slow =
                caller.rawPost("BatchReceiveMessage", "queueName", "orders", "numOfMsg", 1, "pollingWaitSeconds", 1);
        byte[] quick = caller.rawPost("GetQueueAttributes", "queueName", "orders");

        // when
        connection.send(slow).send(quick).send(quick);

        // then
        assertThat(connection.read().answer().code()).isEqualTo(7000);
        assertThat(connection.read().answer().code()).isZero();
        assertThat(connection.read().answer().code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/index.php", "//v2/index.php", "/"})
    void answersOnEveryPathThatSdksUse(String path) throws IOException {
        connection.send(post(path, form("POST", path, "ListQueue")));
        Response response = connection.read();
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.answer().code()).isZero();
        assertThat(response.headers()).containsIgnoringCase("content-type: application/json");
    }

    @Test
    void readsTheQueryOfAGet() throws IOException {
        String query = form("GET", SignedCaller.PATH, "ListQueue", "searchWord", "ord");
        connection.send("GET " + SignedCaller.PATH + "?" + query + " HTTP/1.1\r\nHost: "
                + server.endpoint().getAuthority() + "\r\n\r\n");
        assertThat(connection.read().answer().fields().optionalNumber("totalCount"))
                .hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"PUT", "DELETE", "PATCH", "OPTIONS"})
    void refusesOtherMethods(String method) throws IOException {
        connection.send(method + " /v2/index.php HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n");
        Response response = connection.read();
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.answer().message())
                .isEqualTo("(10410)unexpected http " + method + " only GET or POST is supported");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Action=%zz|(10420)cannot parse Action, or request size is more than 1MB",
                "Action=%C3%28|(10420)cannot parse Action, or request size is more than 1MB",
                "Action=ListQueue&Action=ListQueue|(10330)parameter Action is NOT a repeatable parameter",
                "Nonce=1|(10280)action is not existed",
                "Action=Dance|(10430)action name Dance is not existed",
                "Action=ListQueue|(10390)lacked of required parameter Timestamp",
                "Action=ListQueue&Timestamp=1|(10390)lacked of required parameter Nonce",
                "Action=ListQueue&Timestamp=1&Nonce=1|(10390)lacked of required parameter SecretId",
                "Action=ListQueue&Timestamp=1&Nonce=1&SecretId=AKIDx|(10390)lacked of required parameter Signature",
                "Action=ListQueue&Timestamp=1&Nonce=1&SecretId=x&Signature=x|(10450)secret id dosen't begin with AKID",
                "Action=ListQueue&Timestamp=1&Nonce=1&SecretId=AKIDx&Signature=x|(10270)secret id is not existed",
                "Action=ListQueue&Timestamp=1&Nonce=1&SecretId=AKIDopencmqdevelopment&Signature=x|(10030)authentication failed"
            })
    void refusesInTheOrderOfTheReference(String body, String message) throws IOException {
        connection.send(post(SignedCaller.PATH, body));
        assertThat(connection.read().answer().message()).isEqualTo(message);
    }

    @Test
    void keepsTheConnectionAfterABodyOverTheLimit() throws IOException {
        // when
        connection.send(post(SignedCaller.PATH, "a".repeat(5 * MIB)));

        // then
        assertThat(connection.read().answer().message())
                .isEqualTo("(10420)cannot parse request, or request size is more than 1MB");
        connection.send(caller.rawPost("ListQueue"));
        assertThat(connection.read().answer().code()).isZero();
    }

    @Test
    void takesAMegabyteOfChineseText() throws Exception {
        connection.send(caller.rawPost("SendMessage", "queueName", "orders", "msgBody", "中".repeat(MIB / 3)));
        assertThat(connection.read().answer().code()).isZero();
        connection.send(caller.rawPost("ReceiveMessage", "queueName", "orders", "pollingWaitSeconds", 1));
        Answer received = connection.read().answer();
        assertThat(received.fields().optionalText("msgBody")).hasValue("中".repeat(MIB / 3));
        // and: nothing is left for another test, however long this one took
        connection.send(caller.rawPost(
                "DeleteMessage",
                "queueName",
                "orders",
                "receiptHandle",
                received.fields().text("receiptHandle")));
        assertThat(connection.read().answer().code()).isZero();
    }

    @Test
    void asksForTheBodyOfACallerWhoWaitsForThat() throws IOException {
        // given
        String request = post(SignedCaller.PATH, form("POST", SignedCaller.PATH, "ListQueue"));
        int body = request.indexOf("\r\n\r\n");

        // when
        connection.send(request.substring(0, body) + "\r\nExpect: 100-continue\r\n\r\n");

        // then
        assertThat(connection.read().status()).isEqualTo(100);
        connection.send(request.substring(body + 4));
        assertThat(connection.read().answer().code()).isZero();
    }

    @Test
    void refusesATooLargeBodyBeforeItIsSent() throws IOException {
        connection.send("POST /v2/index.php HTTP/1.1\r\nHost: h\r\nContent-Length: " + 5 * MIB
                + "\r\nExpect: 100-continue\r\n\r\n");
        assertThat(connection.read().answer().code()).isEqualTo(4000);
        assertThat(connection.isAtEnd()).isTrue();
    }

    @Test
    void repeatsTheCallersOwnNumber() throws IOException {
        connection.send(caller.rawPost("ListQueue", "clientRequestId", 4711));
        assertThat(connection.read().text()).contains("\"clientRequestId\":4711");
    }

    @Test
    void saysNothingIsElsewhere() throws IOException {
        connection.send("GET /elsewhere HTTP/1.1\r\nHost: h\r\n\r\n");
        Response response = connection.read();
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.text().lines()).hasSize(1);
    }

    @Test
    void tellsItsHealthAndItsNumbers() throws IOException {
        // given
        caller.call("ListQueue");

        // when
        Response health =
                connection.send("GET /health HTTP/1.1\r\nHost: h\r\n\r\n").read();
        Response metrics =
                connection.send("GET /metrics HTTP/1.1\r\nHost: h\r\n\r\n").read();

        // then
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text()).contains("\"status\":\"UP\"");
        assertThat(metrics.text())
                .contains(
                        "cmq_requests_total{action=\"ListQueue\",code=\"0\"}",
                        "cmq_queues 1.0",
                        "cmq_receivers_waiting");
    }

    @Test
    void closesWhatIsNoHttp() throws IOException {
        connection.send("\u0000\u0001 nonsense\r\n\r\n");
        assertThat(connection.read().status()).isEqualTo(400);
        assertThat(connection.isAtEnd()).isTrue();
    }
}
