package org.opencmq.server.app;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqClientSettings;
import org.opencmq.client.CmqException;
import org.opencmq.client.RetryPolicy;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.action.BatchPeekMessage;
import org.opencmq.protocol.action.BatchSendMessage;
import org.opencmq.protocol.action.PeekedMessage;

/**
 * The program on one data folder and one port, killed and started again. Owner of the process; used by one thread, while
 * the clients it hands out belong to their users.
 */
final class KillableServer implements AutoCloseable {

    /** Goes on asking while the server is away. */
    static final RetryPolicy THROUGH_RESTARTS =
            new RetryPolicy(100, Duration.ofMillis(20), Duration.ofMillis(200), 0.5, Duration.ofMinutes(1));

    private static final int SENT_AT_ONCE = 100;
    private static final int PEEKED_AT_ONCE = 100;

    private final List<String> arguments;
    private final URI endpoint;
    private RunningProgram program;

    private KillableServer(List<String> arguments, URI endpoint, RunningProgram program) {
        this.arguments = arguments;
        this.endpoint = endpoint;
        this.program = program;
    }

    /** Starts the program on this folder and waits until it serves. */
    static KillableServer start(Path folder, String... more) throws IOException {
        int port; // the same one again after a kill
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<String> arguments =
                new ArrayList<>(List.of("--data", folder.toString(), "--port", Integer.toString(port)));
        arguments.addAll(List.of(more));
        RunningProgram program = RunningProgram.start(arguments.toArray(String[]::new));
        return new KillableServer(arguments, program.awaitReady(), program);
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        program.kill();
    }

    /** Starts it again, on the same folder and port; answers the milliseconds until it served. */
    long startAgain() throws IOException {
        long start = System.nanoTime();
        program = RunningProgram.start(arguments.toArray(String[]::new));
        program.awaitReady();
        return (System.nanoTime() - start) / 1_000_000;
    }

    /** A client of the development account. */
    CmqClient client(RetryPolicy retry) {
        return CmqClient.open(CmqClientSettings.builder(endpoint)
                .credentials("AKIDopencmqdevelopment", "opencmq-development-key")
                .retry(retry)
                .closeTimeout(Duration.ofSeconds(30))
                .build());
    }

    /** Sends texts to a queue, in order. */
    static void fill(CmqClient client, QueueName queue, List<String> bodies) throws CmqException {
        for (int i = 0; i < bodies.size(); i += SENT_AT_ONCE) {
            List<String> some = bodies.subList(i, Math.min(bodies.size(), i + SENT_AT_ONCE));
            client.execute(BatchSendMessage.ACTION, new BatchSendMessage(queue, some, Duration.ZERO));
        }
    }

    /** All bodies of a queue, in order, without receiving them. */
    static List<String> bodies(CmqClient client, QueueName queue) throws CmqException {
        List<String> bodies = new ArrayList<>();
        Optional<String> marker = Optional.empty();
        do {
            BatchPeekMessage.Result page =
                    client.execute(BatchPeekMessage.ACTION, new BatchPeekMessage(queue, PEEKED_AT_ONCE, marker));
            page.messages().stream().map(PeekedMessage::msgBody).forEach(bodies::add);
            marker = page.nextMarker();
        } while (marker.isPresent());
        return bodies;
    }

    /** Waits until something is so, looking every millisecond: a test kills at the moment that it names by progress. */
    static void until(Duration atMost, Callable<Boolean> reached) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(atMost)
                .until(reached);
    }

    @Override
    public void close() {
        program.close();
    }
}
