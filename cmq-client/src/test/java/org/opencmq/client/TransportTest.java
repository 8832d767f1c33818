package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransportTest {

    private HttpServer server;
    private HttpHost target;
    private Transport transport;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", http -> {
            try (http) {
                http.getRequestBody().readAllBytes();
                http.sendResponseHeaders(204, -1);
            }
        });
        server.start();
        target = new HttpHost("http", "127.0.0.1", server.getAddress().getPort());
        transport = Transport.open(
                Given.settings("http://127.0.0.1:" + target.getPort()).build());
    }

    @AfterEach
    void close() {
        transport.close();
        server.stop(0);
    }

    @Test
    void outlivesAnErrorInTheMiddleOfACall() throws IOException {
        // given
        HttpPost overflowing = new HttpPost("/");
        overflowing.setEntity(new EntityTemplate(1, null, null, out -> {
            throw new StackOverflowError();
        }));

        // when
        assertThatThrownBy(() -> transport.send(target, overflowing, new Progress(overflowing)))
                .isInstanceOf(StackOverflowError.class);

        // then
        HttpPost next = new HttpPost("/");
        try (ClassicHttpResponse response = transport.send(target, next, new Progress(next))) {
            assertThat(response.getCode()).isEqualTo(204);
        }
    }
}
