package org.opencmq.benchmarks;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.opencmq.client.CmqClient;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.action.QueueSettings;
import org.opencmq.protocol.action.SendMessage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Many queues with one message each: rate of creating them, time of a restart, heap, and processor time while nobody asks.
 *
 * <pre>java -cp 'cmq-benchmarks/target/classes:…' org.opencmq.benchmarks.ManyQueuesMeasure JAR FOLDER [QUEUES]</pre>
 */
@Command(
        name = "ManyQueuesMeasure",
        description = "Measures many queues with a message each: creating, restarts, memory, and the cost of rest.")
public final class ManyQueuesMeasure implements Callable<Integer> {

    private static final Duration IDLE = Duration.ofSeconds(10);

    @Mixin
    private final OnServer place = new OnServer();

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "QUEUES",
            defaultValue = "10000",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int queues;

    private ManyQueuesMeasure() {}

    /** Runs the measure. */
    public static void main(String[] args) {
        Program.of(new ManyQueuesMeasure()).run(args);
    }

    @Override
    public Integer call() throws Exception {
        try (MeasuredServer server = place.start()) {
            try (CmqClient client = server.client()) {
                long start = System.nanoTime();
                for (int i = 0; i < queues; i++) {
                    QueueName queue = new QueueName("queue-" + i);
                    client.control().createQueue(queue, QueueSettings.NONE);
                    client.execute(SendMessage.ACTION, new SendMessage(queue, "a message", Duration.ZERO));
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                say(String.format(
                        "creating %d queues with a message each, one after another: %.0f/s", queues, queues / seconds));
            }
            server.stop();
            say(String.format(
                    "ready after an orderly stop: %d ms (%d ms of processor time)",
                    server.startAgain().toMillis(), server.processorTime().toMillis()));
            server.kill();
            say(String.format(
                    "ready after kill -9: %d ms (%d ms of processor time)",
                    server.startAgain().toMillis(), server.processorTime().toMillis()));
            say(String.format(
                    "heap live %d MB, resident %d MB", server.liveHeapMegabytes(), server.residentMegabytes()));
            Thread.sleep(IDLE.toMillis()); // whatever follows a start is over
            Duration before = server.processorTime();
            Thread.sleep(IDLE.toMillis());
            Duration used = server.processorTime().minus(before);
            say(String.format("processor time of %d s without a request: %d ms", IDLE.toSeconds(), used.toMillis()));
        }
        return 0;
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
