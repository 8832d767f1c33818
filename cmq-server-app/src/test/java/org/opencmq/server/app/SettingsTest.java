package org.opencmq.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencmq.server.config.Limits;
import org.opencmq.server.config.Range;
import org.opencmq.server.config.Rates;
import org.opencmq.server.engine.local.EngineSettings;
import org.opencmq.server.push.AddressRange;
import org.opencmq.server.topic.TopicLimits;
import org.opencmq.server.trace.FolderShipper;
import org.opencmq.server.trace.TraceSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How command line, file and defaults come together. */
class SettingsTest {

    @TempDir
    Path folder;

    @Command
    private static final class Holder {
        @Mixin
        private final ServeOptions options = new ServeOptions();
    }

    private static Settings settings(String... args) {
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs(args);
        return holder.options.settings(holder.options.config().map(ConfigFile::read));
    }

    @Test
    void servesTheFolderDataOnLoopbackPort8080UnlessToldOtherwise() {
        Settings settings = settings();
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.data()).contains(Path.of("data"));
        assertThat(settings.accounts()).isEmpty();
    }

    @Test
    void readsEveryOption() {
        // when
        Settings settings = settings(
                "--host",
                "0.0.0.0",
                "--port=0",
                "--in-memory",
                "--account",
                "AKIDa:b:c",
                "--account",
                "AKIDd:e",
                "--allow-push-to",
                "10.0.0.0/8",
                "--allow-push-to",
                "::1");

        // then
        assertThat(settings.host()).isEqualTo("0.0.0.0");
        assertThat(settings.port()).isZero();
        assertThat(settings.data()).isEmpty();
        assertThat(settings.accounts()).containsExactly(new KeyPair("", "AKIDa", "b:c"), new KeyPair("", "AKIDd", "e"));
        assertThat(settings.allowPushTo()).extracting(AddressRange::bits).containsExactly(8, 128);
        assertThat(settings.toString()).doesNotContain("b:c");
    }

    @Test
    void takesFromTheFileWhatTheCommandLineDoesNotSay() throws Exception {
        // given
        Path file = Files.writeString(
                folder.resolve("cmq.properties"),
                """
                # a comment
                host = 0.0.0.0
                port = 9000

                data = C:\\cmq data
                account = AKIDone:k1, AKIDtwo:k2
                account.AKIDthree = k=3
                account.shop.AKIDfour = k4
                allow-push-to = 10.1.0.0/16, 10.2.0.0/16
                """);

        // when
        Settings settings = settings("--config", file.toString(), "--port", "9001");

        // then
        assertThat(settings.port()).isEqualTo(9001);
        assertThat(settings.host()).isEqualTo("0.0.0.0");
        assertThat(settings.data()).contains(Path.of("C:\\cmq data"));
        assertThat(settings.accounts())
                .containsExactly(
                        new KeyPair("", "AKIDone", "k1"),
                        new KeyPair("", "AKIDtwo", "k2"),
                        new KeyPair("", "AKIDthree", "k=3"),
                        new KeyPair("shop", "AKIDfour", "k4"));
        assertThat(settings.allowPushTo()).hasSize(2);
    }

    @Test
    void readsLimitsTracesAndTheRestOfNamesFromTheFile() throws Exception {
        // given
        Path file = Files.writeString(
                folder.resolve("cmq.properties"),
                """
                limit.batch-entries = 32
                limit.delay-seconds = 0-86400
                limit.sends-per-second = 5000
                limit.topics = 7
                limit.inactive-messages = 500
                rest-after-delete = 0s
                trace.retention-days = 30
                trace.ship-to = /mnt/archive
                """);

        // when
        Tuning tuning = settings("--config", file.toString()).tuning();

        // then
        assertThat(tuning.limits())
                .isEqualTo(Limits.STRICT
                        .change()
                        .batchEntries(32)
                        .delaySeconds(new Range(0, 86_400))
                        .rates(new Rates(5_000, 0, 0))
                        .build());
        assertThat(tuning.topicLimits().topicsPerAccount()).isEqualTo(7);
        assertThat(tuning.topicLimits().nameRest()).isZero();
        assertThat(tuning.engine().restAfterDelete()).isZero();
        assertThat(tuning.engine().maxInactive()).isEqualTo(500);
        assertThat(tuning.traces().retentionDays()).isEqualTo(30);
        assertThat(tuning.traces().shipper()).contains(new FolderShipper(Path.of("/mnt/archive")));
    }

    @Test
    void isAsCmqHasItWhenTheFileSaysNothing() {
        assertThat(settings().tuning())
                .isEqualTo(
                        new Tuning(Limits.STRICT, TopicLimits.STRICT, EngineSettings.DEFAULT, TraceSettings.DEFAULT));
    }

    @Test
    void theOperatorsGuideListsEveryKeyOfTheFile() throws Exception {
        // given
        String guide = Files.readString(Path.of("..", "docs", "server.md"));

        // then
        assertThat(Tuning.keys()).allSatisfy(key -> assertThat(guide).contains("| `" + key + "` |"));
    }

    @Test
    void theCommandLinesFolderOverrulesTheFilesMemoryAndTheOtherWayRound() throws Exception {
        Path memory = Files.writeString(folder.resolve("memory"), "in-memory = true\n");
        Path disk = Files.writeString(folder.resolve("disk"), "data = d\nin-memory = false\n");
        assertThat(settings("--config", memory.toString()).data()).isEmpty();
        assertThat(settings("--config", memory.toString(), "--data", "x").data())
                .contains(Path.of("x"));
        assertThat(settings("--config", disk.toString()).data()).contains(Path.of("d"));
        assertThat(settings("--config", disk.toString(), "--in-memory").data()).isEmpty();
    }

    @Test
    void listensBeyondLoopbackWithAnAccountOnly() {
        assertThat(settings("--host", "localhost").host()).isEqualTo("localhost");
        assertThat(settings("--host", "::1").host()).isEqualTo("::1");
        assertThatThrownBy(() -> settings("--host", "0.0.0.0"))
                .isInstanceOf(ProgramException.class)
                .hasMessageContaining("listening on 0.0.0.0 needs an account");
        assertThat(settings("--host", "0.0.0.0", "--account", "AKIDa:b").accounts())
                .hasSize(1);
        assertThat(Optional.of(settings("--host", "127.0.0.2")).map(Settings::port))
                .contains(8080);
    }
}
