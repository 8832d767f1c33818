package org.opencmq.benchmarks.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.opencmq.benchmarks.peer.Peer;

/** A peer's server as a process. Used by one thread. */
final class ServerProcess implements AutoCloseable {

    private final Peer peer;
    private final Path jar;
    private final Path folder;
    private Process process;
    private String address = "";

    private ServerProcess(Peer peer, Path jar, Path folder, Process process) {
        this.peer = peer;
        this.jar = jar;
        this.folder = folder;
        this.process = process;
    }

    /** Starts it and waits until it serves. */
    static ServerProcess start(Peer peer, Path jar, Path folder) throws IOException {
        ServerProcess server = new ServerProcess(peer, jar, folder, launch(peer, jar, folder));
        server.awaitReady();
        return server;
    }

    private static Process launch(Peer peer, Path jar, Path folder) throws IOException {
        return new ProcessBuilder(peer.serverCommand(jar, folder))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void awaitReady() throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("READY ")) {
                address = line.substring("READY ".length());
                return;
            }
        }
        throw new IOException("the server of " + peer.title() + " ended before it was ready");
    }

    /** {@code kill -9}, and starts again on the same folder; how long that took until it served. */
    Duration killAndStartAgain() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        long start = System.nanoTime();
        process = launch(peer, jar, folder);
        awaitReady();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    String address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
