package org.opencmq.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencmq.benchmarks.Program;
import org.opencmq.benchmarks.peer.Peer;
import org.opencmq.benchmarks.scenario.Scenario;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class OptionsTest {

    @Command
    private static final class Holder implements java.util.concurrent.Callable<Integer> {
        @Mixin
        private final Options options = new Options();

        @Override
        public Integer call() {
            options.check();
            return 0;
        }
    }

    @TempDir
    Path folder;

    private String jar = "";

    @BeforeEach
    void createTheServer() throws IOException {
        jar = Files.createFile(folder.resolve("server.jar")).toString();
    }

    @Test
    void everythingHasADefault() {
        // when
        Options options = parsed("--jar", jar);

        // then
        options.check();
        assertThat(options.scenarios()).hasSameSizeAs(Scenario.all());
        assertThat(options.peers()).isEqualTo(Peer.all());
        assertThat(options.spanMillis()).isEqualTo(1_500);
        assertThat(options.recovery()).isTrue();
        assertThat(options.document()).isEmpty();
    }

    @Test
    void listsAreSeparatedByCommas() {
        // when
        Options options = parsed("--jar", jar, "--peers", "artemis,opencmq", "--scenarios", "send-1", "--no-recovery");

        // then
        options.check();
        assertThat(options.peers()).extracting(Peer::key).containsExactly("artemis", "opencmq");
        assertThat(options.scenarios()).extracting(Scenario::key).containsExactly("send-1");
        assertThat(options.recovery()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            --repetitions | 0               | 1 or more
            --warmup      | -1              | 0 or more
            --seconds     | 0               | above 0
            --peers       | artemis,artemis | without repetition
            --jar         | nowhere.jar     | build the server
            """)
    void aValueWithoutSenseIsNamedWithWhatIsAllowed(String option, String value, String allowed) {
        // given
        Options options = option.equals("--jar") ? parsed(option, value) : parsed("--jar", jar, option, value);

        // then
        assertThatThrownBy(options::check)
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining(option)
                .hasMessageContaining(allowed);
    }

    @Test
    void anUnknownPeerIsAnsweredWithThoseThereAre() {
        assertThatThrownBy(() -> parsed("--peers", "nobody"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("nobody")
                .hasMessageContaining("artemis, sqs, opencmq");
    }

    private static Options parsed(String... args) {
        Holder holder = new Holder();
        CommandLine line = Program.of(holder)
                .reading(Scenario.class, Scenario::named)
                .reading(Peer.class, Peer::named)
                .line();
        line.parseArgs(args);
        return holder.options;
    }
}
