package org.opencmq.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.opencmq.client.Cancellation;
import org.opencmq.client.CmqClient;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceivedMessage;
import org.opencmq.protocol.action.BatchDeleteMessage;
import org.opencmq.protocol.action.BatchSendMessage;
import org.opencmq.protocol.action.QueueSettings;
import org.opencmq.protocol.action.SendMessage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * What traces cost: the same work, turn by turn, in a queue that is traced and in one that is not. Single sends one after
 * another tell the latency; batches of 128, received and deleted, tell the server's processor time for a message.
 *
 * <pre>java -cp 'cmq-benchmarks/target/classes:…' org.opencmq.benchmarks.TraceMeasure JAR FOLDER [ROUNDS]</pre>
 */
@Command(name = "TraceMeasure", description = "Compares a traced queue with one that is not.")
public final class TraceMeasure implements Callable<Integer> {

    private static final QueueName PLAIN = new QueueName("plain");
    private static final QueueName TRACED = new QueueName("traced");
    private static final int SINGLES = 500;
    private static final int BATCH = 128;
    private static final int BATCHES = 80;
    private static final String BODY = "x".repeat(256);

    @Mixin
    private final OnServer place = new OnServer();

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "ROUNDS",
            defaultValue = "10",
            description = "Rounds that count (default: ${DEFAULT-VALUE}).")
    private int rounds;

    private TraceMeasure() {}

    /** What one round found: median and 99th percentile of a send, and the server's time for a message of a batch. */
    private record Round(double medianMicros, double slowMicros, double perSecond, double cpuMicros) {

        @Override
        public String toString() {
            return String.format(
                    "send median %.0f us, 99%% %.0f us; batches %.0f/s, %.1f us of processor time each",
                    medianMicros, slowMicros, perSecond, cpuMicros);
        }
    }

    /** Runs the measure. */
    public static void main(String[] args) {
        Program.of(new TraceMeasure()).run(args);
    }

    @Override
    public Integer call() throws Exception {
        try (MeasuredServer server = place.start();
                CmqClient client = server.client()) {
            client.control().createQueue(PLAIN, QueueSettings.NONE);
            client.control()
                    .createQueue(
                            TRACED, QueueSettings.builder().loggingEnabled(true).build());
            round(server, client, PLAIN);
            round(server, client, TRACED);
            List<Round> off = new ArrayList<>();
            List<Round> on = new ArrayList<>();
            for (int i = 1; i <= rounds; i++) {
                boolean plainFirst = i % 2 == 0;
                Round first = round(server, client, plainFirst ? PLAIN : TRACED);
                Round second = round(server, client, plainFirst ? TRACED : PLAIN);
                off.add(plainFirst ? first : second);
                on.add(plainFirst ? second : first);
            }
            System.out.println("medians of " + rounds + " rounds");
            System.out.println("off: " + median(off));
            System.out.println("on:  " + median(on));
        }
        return 0;
    }

    private static Round median(List<Round> rounds) {
        return new Round(
                middle(rounds.stream().mapToDouble(Round::medianMicros).toArray()),
                middle(rounds.stream().mapToDouble(Round::slowMicros).toArray()),
                middle(rounds.stream().mapToDouble(Round::perSecond).toArray()),
                middle(rounds.stream().mapToDouble(Round::cpuMicros).toArray()));
    }

    private static double middle(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static Round round(MeasuredServer server, CmqClient client, QueueName queue) throws Exception {
        double[] micros = new double[SINGLES];
        for (int i = 0; i < SINGLES; i++) {
            long start = System.nanoTime();
            client.execute(SendMessage.ACTION, new SendMessage(queue, BODY, Duration.ZERO));
            micros[i] = (System.nanoTime() - start) / 1e3;
        }
        List<String> bodies = repeat();
        Duration before = server.processorTime();
        long start = System.nanoTime();
        for (int i = 0; i < BATCHES; i++) {
            client.execute(BatchSendMessage.ACTION, new BatchSendMessage(queue, bodies, Duration.ZERO));
        }
        int left = SINGLES + BATCHES * BATCH;
        while (left > 0) {
            List<ReceivedMessage> some =
                    client.receive(queue, Math.min(BATCH, left), Duration.ofSeconds(5), new Cancellation());
            client.execute(
                    BatchDeleteMessage.ACTION,
                    new BatchDeleteMessage(
                            queue,
                            some.stream().map(ReceivedMessage::receiptHandle).toList()));
            left -= some.size();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        int messages = BATCHES * BATCH;
        double cpu = server.processorTime().minus(before).toNanos() / 1e3 / messages;
        Arrays.sort(micros);
        return new Round(micros[SINGLES / 2], micros[SINGLES * 99 / 100], messages / seconds, cpu);
    }

    private static List<String> repeat() {
        List<String> bodies = new ArrayList<>(BATCH);
        for (int i = 0; i < BATCH; i++) {
            bodies.add(BODY);
        }
        return bodies;
    }
}
