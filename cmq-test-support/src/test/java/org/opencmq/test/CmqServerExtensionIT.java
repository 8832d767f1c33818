package org.opencmq.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opencmq.server.CmqServer;

class CmqServerExtensionIT {

    @RegisterExtension
    static final CmqServerExtension CMQ = CmqServerExtension.create();

    @Test
    void runsAServerThatIsHealthy(URI endpoint) throws Exception {
        // when
        String health = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(endpoint.resolve("/health")).build(), BodyHandlers.ofString())
                .body();

        // then
        assertThat(health).contains("UP");
    }

    @Test
    void givesEachTestANameOfItsOwn(@UniqueName("orders") String one, @UniqueName("orders") String other) {
        assertThat(one).startsWith("orders-").isNotEqualTo(other);
        assertThat(CMQ.uniqueName("orders")).isNotIn(one, other);
        assertThatThrownBy(() -> CMQ.uniqueName("1st")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsWhenNoTestRuns() {
        assertThatThrownBy(() -> CmqServerExtension.create().withoutExtensions().endpoint())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("static");
    }

    @Nested
    class Inside {

        @Test
        void usesTheServerOfTheClassAround(CmqServer server) {
            assertThat(server).isSameAs(CMQ.server());
        }
    }
}
