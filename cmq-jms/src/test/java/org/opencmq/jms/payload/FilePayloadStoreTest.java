package org.opencmq.jms.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePayloadStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    private FilePayloadStore at(Instant now) {
        return new FilePayloadStore(folder.resolve("bodies"), Duration.ofDays(16), Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void loadsWhatWasStoredUnderAReferenceThatAUrlTakes() throws Exception {
        // given
        FilePayloadStore store = at(NOON);

        // when
        String reference = store.store(new byte[] {1, 2, 3}, "orders");

        // then
        assertThat(reference).matches("20261122-[0-9a-f]{32}");
        assertThat(at(NOON).load(reference)).containsExactly(1, 2, 3);
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void deletesOnceAndAgain() throws Exception {
        // given
        FilePayloadStore store = at(NOON);
        String reference = store.store(new byte[10], "orders");

        // when
        store.delete(reference);

        // then
        assertThatCode(() -> store.delete(reference)).doesNotThrowAnyException();
        assertThatThrownBy(() -> store.load(reference))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reference);
    }

    @Test
    void noReferenceLeadsOutOfTheFolder() throws Exception {
        // given
        Path secret = Files.writeString(folder.resolve("secret"), "hidden");
        FilePayloadStore store = at(NOON);
        store.store(new byte[1], "orders");

        // then
        for (String reference : List.of(
                "../secret",
                "20261122/../../secret",
                secret.toString(),
                "",
                "20261122-00000000000000000000000000000000/../../../secret",
                "20261122-0000000000000000000000000000000G",
                "20261122-00000000000000000000000000000000\n")) {
            assertThatThrownBy(() -> store.load(reference)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> store.delete(reference)).isInstanceOf(IOException.class);
        }
        assertThat(secret).exists();
    }

    @Test
    void cleansUpWhatIsOlderThanItsAge() throws Exception {
        // given
        String old = at(NOON).store(new byte[1], "orders");
        String young = at(NOON.plus(Duration.ofDays(10))).store(new byte[1], "orders");

        // when
        FilePayloadStore later = at(NOON.plus(Duration.ofDays(17)));
        later.store(new byte[1], "orders");

        // then
        assertThatThrownBy(() -> later.load(old)).isInstanceOf(IOException.class);
        assertThat(later.load(young)).hasSize(1);
    }
}
