package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** TLS against real sockets: whom a client believes, and what a handshake that fails means. */
@Timeout(120)
class TlsIT {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final RetryPolicy THREE_TIMES =
            new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(1), 0, Duration.ofSeconds(60));

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ProxySelector usualProxies = ProxySelector.getDefault();
    private final AtomicInteger connections = new AtomicInteger();
    private ServerSocket plain;

    @BeforeEach
    void listen() throws IOException {
        plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void end() throws Exception {
        ProxySelector.setDefault(usualProxies);
        plain.close();
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    static List<TrustManager> credulous() {
        return List.of(new Credulous(), new CredulousAboutNames());
    }

    @ParameterizedTest
    @MethodSource("credulous")
    void talksToTheHostOfTheCertificate(TrustManager trust) throws Exception {
        HttpsServer server = serve("loopback.p12");
        try {
            for (String host : List.of("localhost", "127.0.0.1")) {
                try (CmqClient client = open(host, server.getAddress().getPort(), trust)) {
                    client.control().clearQueue(Given.ORDERS);
                }
            }
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @MethodSource("credulous")
    void refusesTheCertificateOfAnotherHostWhateverTheTrustManagerSays(TrustManager trust) throws Exception {
        HttpsServer server = serve("elsewhere.p12");
        try (CmqClient client = open("127.0.0.1", server.getAddress().getPort(), trust)) {
            assertThatThrownBy(() -> client.control().clearQueue(Given.ORDERS))
                    .isInstanceOfSatisfying(CmqUnreachedException.class, e -> {
                        assertThat(e.mayHaveBeenCarriedOut()).isFalse();
                        assertThat(e.worthRepeating()).isFalse();
                    })
                    .hasMessageContaining("check the certificate");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void refusesACertificateThatTheRuntimeDoesNotTrust() throws Exception {
        HttpsServer server = serve("loopback.p12");
        try (CmqClient client = CmqClient.open(
                settings("localhost", server.getAddress().getPort()).build())) {
            assertThatThrownBy(() -> client.control().clearQueue(Given.ORDERS))
                    .isInstanceOfSatisfying(CmqUnreachedException.class, e -> assertThat(e.worthRepeating())
                            .isFalse())
                    .hasMessageContaining("check the certificate");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void triesAgainWhenTheOtherSideEndsAHandshake() throws Exception {
        // given a balancer whose service is starting
        answering("");

        // when
        try (CmqClient client = open("127.0.0.1", plain.getLocalPort(), new Credulous())) {
            assertThatThrownBy(() -> client.control().clearQueue(Given.ORDERS))
                    .isInstanceOf(CmqUnreachedException.class)
                    .hasMessageContaining("was not carried out");
        }

        // then
        assertThat(connections).hasValue(3);
    }

    @Test
    void knowsThatAProxyWhichRefusesATunnelCarriedNothingOut() throws Exception {
        // given
        answering("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno");
        ProxySelector.setDefault(new OneProxy(plain.getLocalPort()));

        // when, then
        try (CmqClient client = open("queues.example.com", 443, new Credulous())) {
            assertThatThrownBy(() -> client.receive(Given.ORDERS, 1, Duration.ofSeconds(1), new Cancellation()))
                    .isInstanceOfSatisfying(CmqUnreachedException.class, e -> assertThat(e.mayHaveBeenCarriedOut())
                            .isFalse())
                    .hasMessageContaining("HTTP status 502");
        }
        assertThat(connections)
                .as("a receive that surely leased nothing is repeated")
                .hasValue(3);
    }

    private static CmqClientSettings.Builder settings(String host, int port) {
        return Given.settings("https://" + host + ":" + port)
                .extensions(Extensions.OFF)
                .retry(THREE_TIMES);
    }

    private static CmqClient open(String host, int port, TrustManager trust) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trust}, new SecureRandom());
        return CmqClient.open(
                settings(host, port).tls(new Tls(context.getSocketFactory())).build());
    }

    private HttpsServer serve(String certificate) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = TlsIT.class.getResourceAsStream("/tls/" + certificate)) {
            keys.load(file, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), new TrustManager[0], new SecureRandom());
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.setExecutor(threads);
        server.createContext("/", http -> {
            try (http) {
                http.getRequestBody().readAllBytes();
                byte[] answer = "{\"code\":0,\"message\":\"\",\"requestId\":\"1\"}".getBytes(StandardCharsets.UTF_8);
                http.sendResponseHeaders(200, answer.length);
                http.getResponseBody().write(answer);
            }
        });
        server.start();
        return server;
    }

    /** Takes what comes first on each connection, answers so and ends it. */
    private void answering(String answer) {
        threads.execute(() -> {
            Optional<IOException> failure = Optional.empty();
            while (failure.isEmpty()) {
                failure = answerOne(answer);
            }
        });
    }

    private Optional<IOException> answerOne(String answer) {
        try (Socket one = plain.accept()) {
            byte[] first = new byte[1 << 16];
            assertThat(one.getInputStream().read(first)).isPositive();
            connections.incrementAndGet(); // before the client knows of it
            one.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e); // the test is over
        }
    }

    /** Believes every certificate; the runtime looks at the name itself. */
    private static final class Credulous implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /** Believes every certificate of every host; the runtime leaves the name to it. */
    private static final class CredulousAboutNames extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /** All ways lead through one proxy. */
    private static final class OneProxy extends ProxySelector {

        private final int port;

        OneProxy(int port) {
            this.port = port;
        }

        @Override
        public List<Proxy> select(URI uri) {
            return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException e) {}
    }
}
