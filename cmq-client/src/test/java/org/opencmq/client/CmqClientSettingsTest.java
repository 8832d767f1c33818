package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CmqClientSettingsTest {

    @Test
    void namesKeyValueAndRange() {
        assertThatThrownBy(() -> Given.settings().connectTimeout(Duration.ZERO).build())
                .hasMessage("connectTimeout must be PT0.001S to PT10M, was PT0S");
        assertThatThrownBy(() -> Given.settings().maxConnections(0).build())
                .hasMessage("maxConnections must be 1 to 10000, was 0");
        assertThatThrownBy(() -> Given.settings().requestClient("a b").build()).hasMessageContaining("'a b'");
        assertThatThrownBy(() -> new PipelineLimits(65, 1, 1024)).hasMessageContaining("pipeline.parallelRequests");
        assertThatThrownBy(
                        () -> new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1), 1.5, Duration.ofDays(1)))
                .hasMessageContaining("retry.jitter must be 0.0 to 1.0, was 1.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://h", "h:80", "http:///x", "http://h?x=1", "http://user:pw@h", "//h"})
    void refusesWhatIsNoEndpoint(String endpoint) {
        assertThatThrownBy(() -> Given.settings(endpoint).build()).hasMessageContaining("endpoint");
    }

    @Test
    void demandsCredentials() {
        assertThatThrownBy(
                        () -> CmqClientSettings.builder(URI.create("http://h")).build())
                .hasMessageContaining("credentials");
    }

    @Test
    void neverPrintsTheKey() {
        assertThat(Given.settings().build().toString()).contains(Given.ID).doesNotContain(Given.KEY);
    }
}
