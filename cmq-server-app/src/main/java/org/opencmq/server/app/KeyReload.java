package org.opencmq.server.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.opencmq.server.CmqServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the key pairs of the configuration file again when the file changed, looked at every two seconds on the thread
 * {@code cmq-server-keys}. A file that cannot be used leaves the keys as they are and is logged once. Idle without a file,
 * and where the command line names accounts, which go first.
 */
final class KeyReload implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeyReload.class);
    private static final long EVERY_MILLIS = 2_000;

    private final CmqServer server;
    private final ServeOptions options;
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable FileTime seen; // owned by the thread once it runs

    KeyReload(CmqServer server, ServeOptions options) {
        this.server = server;
        this.options = options;
    }

    void start() {
        if (options.config().isPresent() && !options.namesAccounts()) {
            Path file = options.config().get();
            seen = changed(file);
            Thread thread = new Thread(() -> watch(file), "cmq-server-keys");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void watch(Path file) {
        try {
            while (!closed.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                look(file);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Path file) {
        FileTime now = changed(file);
        if (now == null || now.equals(seen)) {
            return;
        }
        seen = now;
        try {
            List<KeyPair> pairs = ServeOptions.accounts(ConfigFile.read(file));
            server.replaceKeys(pairs.stream().map(ServeCommand::accessKey).toList());
        } catch (ProgramException | IllegalArgumentException e) {
            LOG.warn("key pairs stay as they are: {}", e.getMessage());
        }
    }

    /** Null when the file is gone for the moment, as it is while an editor replaces it. */
    private static @Nullable FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            LOG.debug("configuration file cannot be looked at file={}", file, e);
            return null;
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
