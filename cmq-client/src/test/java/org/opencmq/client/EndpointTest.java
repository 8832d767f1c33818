package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {

    @ParameterizedTest
    @CsvSource({
        "http://Queues.Example.com, queues.example.com, queues.example.com, 80",
        "http://queues:80, queues, queues, 80",
        "http://queues:443, queues:443, queues, 443",
        "https://queues, queues, queues, 443",
        "HTTPS://queues:8443/, queues:8443, queues, 8443",
        "http://[::1]:8080, [::1]:8080, ::1, 8080",
        "http://[::1], [::1], ::1, 80"
    })
    void namesTheHostAsItsHeaderDoes(URI url, String header, String name, int port) {
        // when
        Endpoint endpoint = Endpoint.of(url);

        // then
        assertThat(endpoint.host()).isEqualTo(header);
        assertThat(endpoint.target().getHostName()).isEqualTo(name);
        assertThat(endpoint.target().getPort()).isEqualTo(port);
        assertThat(endpoint.path()).isEqualTo("/v2/index.php");
    }

    @Test
    void goesToTheRootForApi3() {
        assertThat(Endpoint.root(URI.create("http://queues/v2/index.php")).path())
                .isEqualTo("/");
        assertThat(Endpoint.root(URI.create("http://queues/proxy/v2/index.php/"))
                        .path())
                .isEqualTo("/proxy/");
    }
}
