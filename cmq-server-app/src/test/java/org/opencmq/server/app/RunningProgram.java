package org.opencmq.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, run from its jar. */
final class RunningProgram implements AutoCloseable {

    private final Process process;
    private final List<String> said = new ArrayList<>();

    private RunningProgram(Process process) {
        this.process = process;
    }

    /** Starts the program; does not wait. */
    static RunningProgram start(String... args) throws IOException {
        String jar = System.getProperty("cmq.jar");
        assertThat(jar).as("system property cmq.jar, set by the build").isNotNull();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar));
        command.addAll(List.of(args));
        return new RunningProgram(new ProcessBuilder(command).start());
    }

    /** Waits for the READY line and answers its address. */
    URI awaitReady() throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            if (line.startsWith("READY ")) {
                return URI.create(line.substring("READY ".length()));
            }
        }
        throw new AssertionError("the program ended before it was ready: " + said + " " + errors());
    }

    /** All of standard error; waits until the program ends. */
    String errors() throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Asks it to stop, as SIGTERM does. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Kills it, as SIGKILL does. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    /** Waits for its end and answers its exit code. */
    int awaitExit(long seconds) throws InterruptedException {
        assertThat(process.waitFor(seconds, TimeUnit.SECONDS))
                .as("ended within %s s", seconds)
                .isTrue();
        return process.exitValue();
    }

    /** Stops it if it still runs, and waits for its end: its folder can be deleted afterwards. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
