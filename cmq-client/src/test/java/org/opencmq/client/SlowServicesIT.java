package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A call ends when its time is over, whatever the other side is doing. Each of these services goes on until the client ends
 * the connection, with every byte well within the timeouts of a socket, so a test that ends has seen the client end it.
 */
@Timeout(120)
class SlowServicesIT {

    private static final byte[] HEAD = ascii("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n");

    /** Answers one connection. */
    private interface Service {
        void serve(InputStream in, OutputStream out) throws IOException, InterruptedException;
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Socket> accepted = new ArrayList<>();
    private ServerSocket listening;

    @BeforeEach
    void listen() throws IOException {
        listening = new ServerSocket();
        listening.setReceiveBufferSize(4_096);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    }

    @AfterEach
    void close() throws Exception {
        listening.close();
        for (Socket one : accepted) {
            one.close();
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anAnswerThatComesByteByByte() {
        serving((in, out) -> {
            takeRequest(in);
            out.write(HEAD);
            drip(out, ascii("x"));
        });

        assertGivesUp("no answer within PT0.3S", true, "x");
        assertConnectionEnded();
    }

    @Test
    void anAnswerOfChunksWithoutEnd() {
        serving((in, out) -> {
            takeRequest(in);
            out.write(ascii("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
            drip(out, ascii("1\r\nx\r\n"));
        });

        assertGivesUp("no answer within PT0.3S", true, "x");
        assertConnectionEnded();
    }

    @Test
    void wordsThatTheAnswerIsYetToCome() {
        serving((in, out) -> {
            takeRequest(in);
            drip(out, ascii("HTTP/1.1 102 Processing\r\n\r\n"));
        });

        assertGivesUp("no answer within PT0.3S", true, "x");
        assertConnectionEnded();
    }

    @Test
    void aHeaderThatComesByteByByte() {
        serving((in, out) -> {
            takeRequest(in);
            out.write(ascii("HTTP/1.1 200 OK\r\nX-Long: "));
            drip(out, ascii("x"));
        });

        assertGivesUp("no answer within PT0.3S", true, "x");
        assertConnectionEnded();
    }

    @Test
    void aHeaderWithoutEnd() {
        serving((in, out) -> {
            takeRequest(in);
            out.write(ascii("HTTP/1.1 200 OK\r\nX-Long: "));
            byte[] much = new byte[1 << 20];
            Arrays.fill(much, (byte) 'x');
            while (true) {
                out.write(much);
            }
        });

        try (CmqClient client = open("http", Duration.ofSeconds(100))) {
            assertThatThrownBy(() -> client.sends(Given.ORDERS).sendAndWait(OutgoingMessage.of("x")))
                    .isInstanceOf(CmqUnreachedException.class)
                    .hasMessageContaining("line length");
            assertConnectionEnded();
        }
    }

    @Test
    void aServiceThatReadsNothing() {
        // more than the buffers of both sides take
        serving((in, out) -> assertThat(never.await(1, TimeUnit.MILLISECONDS)).isFalse());

        assertGivesUp("no answer within PT0.3S", true, "x".repeat(32 << 20));
    }

    @Test
    void aHandshakeThatComesByteByByte() {
        serving((in, out) -> {
            out.write(new byte[] {22, 3, 3, 0x40, 0}); // a handshake record of 16 KiB
            drip(out, new byte[] {2});
        });

        assertGivesUp("https", "no connection in time", false, "x");
        assertConnectionEnded();
    }

    @Test
    void aHostThatLetsNobodyIn() throws IOException {
        // given a queue of connections that is full
        boolean full = false;
        while (!full) {
            Socket one = new Socket();
            accepted.add(one);
            try {
                one.connect(listening.getLocalSocketAddress(), 200);
            } catch (SocketTimeoutException e) {
                full = true;
            }
        }

        assertGivesUp("no connection in time", false, "x");
    }

    @Test
    void anAnswerThatIsTooLarge() {
        serving((in, out) -> {
            takeRequest(in);
            out.write(HEAD);
            byte[] much = new byte[1 << 20];
            while (true) {
                out.write(much);
            }
        });

        try (CmqClient client = open("http", Duration.ofSeconds(100))) {
            assertThatThrownBy(() -> client.sends(Given.ORDERS).sendAndWait(OutgoingMessage.of("x")))
                    .isInstanceOf(CmqUnreachedException.class)
                    .hasMessageContaining("larger than");
        }
    }

    @Test
    void aCallThatIsCancelledWhileItConnects() throws Exception {
        // given
        CountDownLatch connected = new CountDownLatch(1);
        serving((in, out) -> {
            connected.countDown();
            out.write(new byte[] {22, 3, 3, 0x40, 0});
            drip(out, new byte[] {2});
        });
        Cancellation cancellation = new Cancellation();

        try (CmqClient client = open("https", Duration.ofSeconds(100))) {
            Future<?> poll =
                    threads.submit(() -> client.receive(Given.ORDERS, 1, Duration.ofSeconds(30), cancellation));
            assertThat(connected.await(60, TimeUnit.SECONDS)).isTrue();

            // when
            cancellation.cancel();

            // then
            assertThat(poll)
                    .failsWithin(Duration.ofSeconds(60))
                    .withThrowableThat()
                    .withCauseInstanceOf(CmqCancelledException.class);
        }
    }

    private void assertGivesUp(String finding, boolean mayHaveBeenCarriedOut, String body) {
        assertGivesUp("http", finding, mayHaveBeenCarriedOut, body);
    }

    private void assertGivesUp(String scheme, String finding, boolean mayHaveBeenCarriedOut, String body) {
        try (CmqClient client = open(scheme, Duration.ofMillis(300))) {
            assertThatThrownBy(() -> client.sends(Given.ORDERS).sendAndWait(OutgoingMessage.of(body)))
                    .isInstanceOfSatisfying(CmqUnreachedException.class, e -> assertThat(e.mayHaveBeenCarriedOut())
                            .isEqualTo(mayHaveBeenCarriedOut))
                    .hasMessageContaining(finding);
        }
    }

    private void assertConnectionEnded() {
        await().atMost(Duration.ofMinutes(1)).until(() -> ended.getCount() == 0);
    }

    private CmqClient open(String scheme, Duration timeLimit) {
        return CmqClient.open(Given.settings(scheme + "://127.0.0.1:" + listening.getLocalPort())
                .extensions(Extensions.OFF)
                .retry(new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1), 0, timeLimit))
                .build());
    }

    private void serving(Service service) {
        threads.execute(() -> {
            try {
                Socket socket = listening.accept();
                accepted.add(socket);
                service.serve(socket.getInputStream(), socket.getOutputStream());
            } catch (IOException e) {
                ended.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void drip(OutputStream out, byte[] drop) throws IOException, InterruptedException {
        while (!never.await(20, TimeUnit.MILLISECONDS)) {
            out.write(drop);
            out.flush();
        }
    }

    private static void takeRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        int at = head.indexOf("Content-Length: ") + 16;
        in.readNBytes(Integer.parseInt(head.substring(at, head.indexOf("\r\n", at))));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
