package org.opencmq.benchmarks.compare;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.opencmq.benchmarks.peer.Peer;
import org.opencmq.benchmarks.peer.PeerClient;
import org.opencmq.benchmarks.scenario.Bench;
import org.opencmq.benchmarks.scenario.Scenario;

/**
 * The client process of one peer: reads a line {@code scenario spanMillis queue}, runs that and answers with a line; ends
 * when nobody asks any more. Arguments: key of the peer, address and process id of its server.
 */
public final class Worker {

    static final String RESULT = "RESULT ";
    static final String FAILURE = "FAILURE ";

    private Worker() {}

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        Peer peer = Peer.named(args[0]);
        ProcessHandle server = ProcessHandle.of(Long.parseLong(args[2])).orElseThrow();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (PeerClient client = peer.client(args[1])) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(answer(peer, client, server, line.split(" ", -1)));
            }
        }
    }

    private static String answer(Peer peer, PeerClient client, ProcessHandle server, String[] words) {
        Duration span = Duration.ofMillis(Long.parseLong(words[1]));
        try {
            return RESULT
                    + Scenario.named(words[0])
                            .run(new Bench(peer, client, server, span, words[2]))
                            .toLine();
        } catch (Exception e) { // whatever a provider throws, the others go on
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return FAILURE + e.toString().replace('\n', ' ');
        }
    }
}
