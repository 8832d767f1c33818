package org.opencmq.spring.boot.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a small application on a Java that has virtual threads, where there is one. */
class VirtualThreadsIT {

    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

    @Test
    void listensOnVirtualThreads(@TempDir Path folder) throws Exception {
        // given
        Optional<Path> java = newerJava();
        if (java.isEmpty()) {
            System.out.println(
                    "SKIPPED: there is no Java 21 or newer here, listeners on virtual threads are not tested");
        }
        assumeTrue(java.isPresent(), "no Java 21 or newer was found in JAVA_HOME_25_X64, java.home or beside it");
        Path output = folder.resolve("output.txt");

        // when
        Process process = new ProcessBuilder(
                        java.get().toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        VirtualThreadsProgram.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        // then
        assertThat(Files.readString(output, StandardCharsets.UTF_8)).contains("heard on a virtual thread: true");
        assertThat(process.exitValue()).isZero();
    }

    private static Optional<Path> newerJava() throws IOException {
        Path own = Path.of(System.getProperty("java.home"));
        String named = System.getenv("JAVA_HOME_25_X64");
        Stream<Path> near;
        Path parent = own.getParent();
        try (Stream<Path> beside = parent == null ? Stream.empty() : Files.list(parent)) {
            near =
                    Stream.concat(named == null ? Stream.of(own) : Stream.of(Path.of(named), own), beside)
                            .toList()
                            .stream();
        }
        return near.filter(VirtualThreadsIT::isNewer)
                .map(home -> home.resolve("bin").resolve("java"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean isNewer(Path home) {
        Path release = home.resolve("release");
        if (!Files.isReadable(release)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(release)) {
            return lines.filter(line -> line.matches("JAVA_VERSION=\"\\d+.*\""))
                    .map(line -> line.replaceFirst("JAVA_VERSION=\"(\\d+).*", "$1"))
                    .anyMatch(version -> Integer.parseInt(version) >= FIRST_WITH_VIRTUAL_THREADS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
