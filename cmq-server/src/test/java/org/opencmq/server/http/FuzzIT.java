package org.opencmq.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opencmq.server.CmqServer;
import org.opencmq.server.SignedCaller;

/** Damaged requests: every one gets an answer or a closed connection, none an internal error. */
class FuzzIT {

    private static final int REQUESTS = 3_000;
    private static final long SEED = 20_261_122;

    @Test
    void survivesDamagedRequests() throws IOException {
        Random random = new Random(SEED);
        try (CmqServer server = CmqServer.builder().start()) {
            // given
            SignedCaller caller = new SignedCaller(server);
            caller.call("CreateQueue", "queueName", "orders");
            String[] actions = {"SendMessage", "BatchSendMessage", "ReceiveMessage", "DeleteMessage", "CreateQueue"};
            RawConnection connection = new RawConnection(server.endpoint());

            // when
            for (int i = 0; i < REQUESTS; i++) {
                String action = actions[random.nextInt(actions.length)];
                byte[] form = caller.form(action, "queueName", "orders", "msgBody", "x", "receiptHandle", "1");
                damage(form, random);
                String head = "POST /v2/index.php HTTP/1.1\r\nHost: "
                        + server.endpoint().getAuthority() + "\r\nContent-Length: " + form.length + "\r\n\r\n";

                // then
                int code = connection.send(head).send(form).read().answer().code();
                assertThat(code).as("seed %d request %d", SEED, i).isNotEqualTo(6000);
            }
            connection.close();
            for (int i = 0; i < 300; i++) {
                damageTheHead(server, caller, random);
            }
            assertThat(caller.call("ListQueue").code()).isZero();
            // The server learns of a connection that hung up in its own time.
            await().atMost(Duration.ofSeconds(60)).until(() -> server.requests().inFlight() == 0);
        }
    }

    private static void damage(byte[] bytes, Random random) {
        for (int n = random.nextInt(4); n >= 0; n--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
    }

    /** Such a request may ask for anything, even for a body that never comes: hanging up must be enough. */
    private static void damageTheHead(CmqServer server, SignedCaller caller, Random random) throws IOException {
        byte[] request = caller.rawPost("ListQueue");
        String head = new String(request, StandardCharsets.ISO_8859_1);
        int end = head.indexOf("\r\n\r\n");
        for (int n = random.nextInt(4); n >= 0; n--) {
            request[random.nextInt(end)] = (byte) random.nextInt(256);
        }
        try (RawConnection connection = new RawConnection(server.endpoint())) {
            connection.send(request);
        } catch (SocketException e) {
            assertThat(e).as("the server may close first").isNotNull();
        }
    }
}
