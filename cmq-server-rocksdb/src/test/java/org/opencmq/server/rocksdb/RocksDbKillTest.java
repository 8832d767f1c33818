package org.opencmq.server.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RocksDbKillTest {

    private static final int ROUNDS = 10;

    @TempDir
    Path folder;

    @Test
    @Timeout(900)
    void keepsWhatWasAnsweredAndBringsNothingRemovedBackWhenKilled() throws Exception {
        Set<Long> put = new HashSet<>();
        Set<Long> removed = new HashSet<>();
        long next = 1;
        for (int round = 1; round <= ROUNDS; round++) {
            // given
            Process writer = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "-XX:TieredStopAtLevel=1",
                            KilledWriter.class.getName(),
                            folder.toString(),
                            Long.toString(next))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();

            // when
            int killAfter = 100 + 211 * round;
            int heard = 0;
            try (BufferedReader answers = writer.inputReader()) {
                for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                    if (line.matches("[+-]\\d+")) {
                        (line.charAt(0) == '+' ? put : removed).add(Long.parseLong(line.substring(1)));
                    }
                    if (++heard == killAfter) {
                        writer.toHandle().destroyForcibly(); // which leaves the pipe to be read to its end
                    }
                }
            } finally {
                writer.destroyForcibly();
            }
            assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(heard).isGreaterThanOrEqualTo(killAfter);

            // then
            Kept kept = new Kept();
            try (RocksDbMessageStore store = Given.openStore(folder, kept)) {
                Set<Long> there = new HashSet<>(kept.sequences(1));
                assertThat(there).as("round %s: removed and back", round).doesNotContainAnyElementsOf(removed);
                for (long sequence : put) {
                    if (sequence % 3 != 0) {
                        assertThat(there)
                                .as("round %s: answered and lost", round)
                                .contains(sequence);
                    }
                }
                for (long sequence : there) {
                    assertThat(store.bodies(1, new long[] {sequence}).get(0)).isEqualTo(Given.body(1, sequence, 700));
                    next = Math.max(next, sequence + 1);
                }
            }
            next += 1_000;
        }
        assertThat(put).hasSizeGreaterThan(5_000);
    }
}
