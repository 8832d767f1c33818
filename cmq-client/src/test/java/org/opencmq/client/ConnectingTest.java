package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectingTest {

    private final HttpPost request = new HttpPost("/");
    private ManagedHttpClientConnection connection;
    private boolean brokenOffMeanwhile;
    private ServerSocket listening;

    @BeforeEach
    void listen() throws IOException {
        connection = ManagedHttpClientConnectionFactory.INSTANCE.createConnection(null);
        listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void end() throws IOException {
        connection.close(CloseMode.IMMEDIATE);
        listening.close();
    }

    private void connect() throws IOException {
        new Connecting(null, new BreakingOff(), (socket, host, port, attachment, context) -> {
                    throw new AssertionError("this is not TLS");
                })
                .connect(
                        connection,
                        new HttpHost("http", "queues.example", listening.getLocalPort()),
                        null,
                        null,
                        Timeout.ofMinutes(1),
                        SocketConfig.DEFAULT,
                        null,
                        new Progress(request));
    }

    @Test
    void opensAConnection() throws IOException {
        // when
        connect();

        // then
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void leavesNoneOpenWhoseRequestWasBrokenOffWhileItsHostWasLookedUp() throws IOException {
        // given
        brokenOffMeanwhile = true;

        // when
        connect();

        // then
        try (Socket accepted = listening.accept()) {
            accepted.setSoTimeout(60_000);
            assertThat(accepted.getInputStream().read()).isEqualTo(-1);
        }
    }

    /** Finds this computer, after the request was broken off as its transport does it. */
    private final class BreakingOff implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) {
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        }

        @Override
        public List<InetSocketAddress> resolve(String host, int port) {
            if (brokenOffMeanwhile) {
                request.cancel();
                connection.close(CloseMode.IMMEDIATE);
            }
            return List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
