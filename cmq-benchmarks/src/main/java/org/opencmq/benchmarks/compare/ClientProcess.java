package org.opencmq.benchmarks.compare;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.opencmq.benchmarks.peer.Peer;
import org.opencmq.benchmarks.scenario.Reading;

/** A {@link Worker} as a process, which lives as long as its server so that its code stays warm. Used by one thread. */
final class ClientProcess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;

    private final Process process;
    private final BufferedWriter tell;
    private final BufferedReader hear;

    private ClientProcess(Process process) {
        this.process = process;
        this.tell = process.outputWriter(StandardCharsets.UTF_8);
        this.hear = process.inputReader(StandardCharsets.UTF_8);
    }

    static ClientProcess start(Peer peer, ServerProcess server) throws IOException {
        List<String> command = new ArrayList<>(
                Peer.javaCommand(Worker.class, peer.key(), server.address(), Long.toString(server.pid())));
        List<String> options =
                new ArrayList<>(List.of(System.getProperty("client.jvm", "").split(" ", -1)));
        options.add("-Dclient.options=" + System.getProperty("client.options", ""));
        options.removeIf(String::isEmpty);
        command.addAll(1, options);
        return new ClientProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Runs a scenario; fails with what the worker said when it failed. */
    Reading run(String scenario, long spanMillis, String queue) throws IOException {
        tell.write(scenario + " " + spanMillis + " " + queue);
        tell.newLine();
        tell.flush();
        for (String line = hear.readLine(); line != null; line = hear.readLine()) {
            if (line.startsWith(Worker.RESULT)) {
                return Reading.parse(line.substring(Worker.RESULT.length()));
            }
            if (line.startsWith(Worker.FAILURE)) {
                throw new IOException(line.substring(Worker.FAILURE.length()));
            }
        }
        throw new IOException("the client process ended");
    }

    /** Lets it end by itself, which it does when nobody can ask any more, and kills it when it does not. */
    @Override
    public void close() {
        try {
            tell.close();
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.err.println("a client process was gone already: " + e);
        }
        process.destroyForcibly();
    }
}
