package org.opencmq.server.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "limits the size of files with ulimit")
class RocksDbFullDiskTest {

    @TempDir
    Path folder;

    @Test
    void aWriteThatFailsFailsItsStageAndEveryLaterOneWhileReadsGoOn() throws Exception {
        // given: a process that may not write files of more than 20 MiB
        Process writer = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -f 40960; exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-XX:-UsePerfData",
                        LimitedWriter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        // when
        List<String> lines = new String(writer.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();

        // then
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).isEqualTo("written");
        assertThat(lines.get(1)).startsWith("failed data folder " + folder).contains("cannot be written");
        assertThat(lines.get(2)).startsWith("failed the store failed before: data folder " + folder);
        assertThat(lines.get(3)).isEqualTo("read 100");
        assertThat(lines.get(4)).isEqualTo("closed");
        Kept kept = new Kept();
        Given.openStore(folder, kept).close();
        assertThat(kept.sequences(1)).containsExactly(1L);
    }
}
