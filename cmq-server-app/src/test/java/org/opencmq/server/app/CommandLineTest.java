package org.opencmq.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the program says and how it ends when it cannot do what it is told. */
class CommandLineTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--prot 8080                    | Unknown option",
                "--port 80a                     | '80a' is not an int",
                "--port                         | Missing required parameter for option '--port'",
                "--port 70000 --in-memory       | port must be 0 (any free one) to 65535, was 70000",
                "--port 1 --port 2              | should be specified only once",
                "--data d --in-memory           | exclude each other",
                "--account AKIDnokey            | must be ID:KEY",
                "--account :key                 | must be ID:KEY",
                "--allow-push-to 10.0.0.0/99    | with 0 to 32 or 0 to 128 bits",
                "--allow-push-to somewhere      | address range must be like 10.0.0.0/8",
                "--host 0.0.0.0 --in-memory     | needs an account: give --account ID:KEY",
                "serve                          | Unmatched argument",
                "backup --data d                | Missing required option: '--to=DIR'",
            })
    void refusesABadOptionInOneLineWithExitCode2(String args, String message) {
        // when
        int code = run(args.split(" +"));

        // then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).startsWith("cmq-server: ").contains(message);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void doesNotRepeatTheSecretOfAnAccountThatIsMalformed() {
        assertThat(run("--account", "topsecret")).isEqualTo(2);
        assertThat(err.toString()).doesNotContain("topsecret");
    }

    @Test
    void refusesAHostThatNobodyKnows() {
        assertThat(run("--host", "no.such.host.invalid", "--in-memory")).isEqualTo(4);
        assertThat(err.toString()).contains("host 'no.such.host.invalid' is unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "prot = 8080                     | line 2: unknown key 'prot'; known are account, allow-push-to, data, host",
                "just words                      | line 2: must be 'key = value'",
                "host = 127.0.0.1                | line 2: key 'host' stands there twice",
                "port = many                     | port must be a number, was 'many'",
                "in-memory = yes                 | in-memory must be true or false, was 'yes'",
                "allow-push-to = 10.0.0.0/8, x   | allow-push-to address range must be like",
                "account = AKIDnokey             | account must be ID:KEY",
                "limit.batch-bytes = 1           | limit.batch-bytes must be a whole number from 1024 to 1073741824, was '1'",
                "limit.delay-seconds = 7-3       | limit.delay-seconds must be a range LEAST-GREATEST between 0 and 31536000",
                "rest-after-delete = 30          | rest-after-delete must be a whole number and its unit ms, s, m, h or d",
                "trace.retention-days = 0        | trace.retention-days must be a whole number from 1 to 3650, was '0'",
                "limit.nonsense = 1              | unknown key 'limit.nonsense'; known are account, allow-push-to",
            })
    void refusesAnUnusableConfigurationFileInOneLineWithExitCode3(String line, String message) throws Exception {
        // given
        Path file = Files.writeString(folder.resolve("cmq.properties"), "host=127.0.0.1\n" + line + "\n");

        // when
        int code = run("--config", file.toString());

        // then
        assertThat(code).isEqualTo(3);
        assertThat(err.toString()).contains("configuration file " + file).contains(message);
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void refusesAMissingConfigurationFileWithExitCode3() {
        assertThat(run("--config", folder.resolve("none").toString())).isEqualTo(3);
        assertThat(err.toString()).contains("cannot be read: it does not exist");
    }

    @Test
    void explainsItselfWithExitCode0() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("--port", "--data", "--in-memory", "--account", "--allow-push-to", "--config", "backup")
                .contains("Exit codes:");
    }

    @Test
    void saysItsVersionWithExitCode0() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).matches("cmq-server \\d+\\.\\d+\\.\\d+.*\\R");
    }

    @Test
    void backsUpNothingThatIsNoDataFolder() {
        assertThat(run(
                        "backup",
                        "--data",
                        folder.toString(),
                        "--to",
                        folder.resolve("b").toString()))
                .isEqualTo(6);
        assertThat(err.toString()).contains("is no data folder");
        assertThat(folder.resolve("b")).doesNotExist();
    }
}
