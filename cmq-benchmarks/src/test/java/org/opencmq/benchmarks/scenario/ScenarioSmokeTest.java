package org.opencmq.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencmq.benchmarks.peer.OpenCmqPeer;
import org.opencmq.benchmarks.peer.OpenCmqPeer.Store;
import org.opencmq.benchmarks.peer.PeerClient;
import org.opencmq.server.CmqServer;

/** One tiny run of each scenario against a server in this process: that it works, never how fast. */
class ScenarioSmokeTest {

    private static final OpenCmqPeer PEER = new OpenCmqPeer(Store.MEMORY, true);
    private static CmqServer server;
    private static PeerClient client;

    @BeforeAll
    static void start() {
        server = CmqServer.builder().port(0).start();
        client = PEER.client(server.endpoint().toString());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    static Stream<Scenario> scenarios() {
        return Scenario.all().stream();
    }

    static List<Scenario> scenariosWithMessages() {
        return scenarios().filter(scenario -> !scenario.once()).toList();
    }

    @ParameterizedTest
    @MethodSource("scenariosWithMessages")
    void aScenarioCarriesMessagesAndReadsAllItPromises(Scenario scenario) throws Exception {
        // when
        Reading reading = scenario.run(bench(scenario));

        // then
        assertThat(reading.messages()).isPositive();
        assertThat(reading.values())
                .containsKeys(Quantity.RATE, Quantity.CLIENT_MICROS, Quantity.SERVER_MICROS, Quantity.REQUESTS);
        assertThat(Reading.parse(reading.toLine())).isEqualTo(reading);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aScenarioIsFoundByItsKey(Scenario scenario) {
        assertThat(Scenario.named(scenario.key())).isEqualTo(scenario);
    }

    private static Bench bench(Scenario scenario) {
        return new Bench(PEER, client, ProcessHandle.current(), Duration.ofMillis(50), "smoke-" + scenario.key());
    }
}
