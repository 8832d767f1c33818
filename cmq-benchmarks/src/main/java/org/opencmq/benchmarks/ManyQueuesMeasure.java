package org.opencmq.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import org.opencmq.client.CmqClient;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.action.QueueSettings;
import org.opencmq.protocol.action.SendMessage;

/**
 * Many queues with one message each: rate of creating them, time of a restart, heap, and processor time while nobody asks.
 *
 * <pre>java -cp 'cmq-benchmarks/target/classes:…' org.opencmq.benchmarks.ManyQueuesMeasure JAR FOLDER [QUEUES]</pre>
 */
public final class ManyQueuesMeasure {

    private static final Duration IDLE = Duration.ofSeconds(10);

    private ManyQueuesMeasure() {}

    /** Runs the measure; the folder must be new or empty. */
    public static void main(String[] args) throws Exception {
        int queues = args.length > 2 ? Integer.parseInt(args[2]) : 10_000;
        try (MeasuredServer server = MeasuredServer.start(Path.of(args[0]), Path.of(args[1]))) {
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
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
