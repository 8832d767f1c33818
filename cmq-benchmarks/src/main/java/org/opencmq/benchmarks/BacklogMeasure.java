package org.opencmq.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.opencmq.client.Cancellation;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqException;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceivedMessage;
import org.opencmq.protocol.action.BatchDeleteMessage;
import org.opencmq.protocol.action.BatchSendMessage;
import org.opencmq.protocol.action.QueueSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * A backlog in one queue: rate of sending, heap, rates of sending behind it and of receiving and deleting at its head compared
 * with a queue that holds only what is received, time of a restart, and disk space that is given back once all is consumed. Besides rates it tells
 * the server's processor time for a message, which other load of the machine disturbs less. Bodies do not compress.
 *
 * <pre>java -cp 'cmq-benchmarks/target/classes:…' org.opencmq.benchmarks.BacklogMeasure JAR FOLDER [MESSAGES]</pre>
 */
@Command(
        name = "BacklogMeasure",
        description = "Measures sending, receiving, restarts, memory and disk with a backlog in one queue.")
public final class BacklogMeasure implements Callable<Integer> {

    private static final QueueName BACKLOG = new QueueName("backlog");
    private static final QueueName SHORT = new QueueName("short");
    private static final int BATCH = 128;
    private static final int THREADS = 4;
    private static final int CHUNK = 20_000;
    private static final int ROUNDS = 5;
    private static final int GIVE_BACK_SECONDS = 60;

    @Mixin
    private final OnServer place = new OnServer();

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "MESSAGES",
            defaultValue = "1000000",
            description = "The backlog (default: ${DEFAULT-VALUE}).")
    private int messages;

    private BacklogMeasure() {}

    /** Runs the measure. */
    public static void main(String[] args) {
        Program.of(new BacklogMeasure()).run(args);
    }

    @Override
    public Integer call() throws Exception {
        try (MeasuredServer server = place.start()) {
            try (CmqClient client = server.client()) {
                create(client);
                say(String.format(
                        "sending %d messages of 1 KiB: %s", messages, send(server, client, BACKLOG, messages)));
                say(String.format(
                        "heap live %d MB, resident %d MB", server.liveHeapMegabytes(), server.residentMegabytes()));
                say(String.format("disk %d MB", server.diskMegabytes()));
                compareRates(server, client);
                say(String.format(
                        "heap live %d MB, resident %d MB", server.liveHeapMegabytes(), server.residentMegabytes()));
            }
            server.stop();
            say(String.format("ready after an orderly stop: %s", restarted(server)));
            server.kill();
            say(String.format("ready after kill -9: %s", restarted(server)));
            say(String.format(
                    "heap live %d MB, resident %d MB", server.liveHeapMegabytes(), server.residentMegabytes()));
            try (CmqClient client = server.client()) {
                say(String.format("consuming all %d: %s", messages, consume(server, client, BACKLOG, messages)));
            }
            awaitGivenBack(server);
            say(String.format(
                    "heap live %d MB, resident %d MB", server.liveHeapMegabytes(), server.residentMegabytes()));
        }
        return 0;
    }

    private static void create(CmqClient client) throws CmqException {
        QueueSettings settings = QueueSettings.builder()
                .visibilityTimeout(Duration.ofMinutes(10))
                .build();
        client.control().createQueue(BACKLOG, settings);
        client.control().createQueue(SHORT, settings);
    }

    private static String restarted(MeasuredServer server) throws IOException {
        long wall = server.startAgain().toMillis();
        return wall + " ms (" + server.processorTime().toMillis() + " ms of processor time)";
    }

    /** Turn by turn, so that whatever else the machine does touches both. */
    private static void compareRates(MeasuredServer server, CmqClient client) throws Exception {
        send(server, client, SHORT, CHUNK);
        consume(server, client, SHORT, CHUNK);
        for (int round = 1; round <= ROUNDS; round++) {
            Rate behind = send(server, client, BACKLOG, CHUNK);
            Rate head = consume(server, client, BACKLOG, CHUNK);
            Rate first = send(server, client, SHORT, CHUNK);
            Rate alone = consume(server, client, SHORT, CHUNK);
            say(compared(round, "send: %s behind the backlog, %s without one, ratio %.2f", behind, first));
            say(compared(
                    round,
                    "receive and delete: %s at the head of the backlog, %s without one, ratio %.2f",
                    head,
                    alone));
        }
    }

    private static String compared(int round, String words, Rate with, Rate without) {
        return "round " + round + ", " + String.format(words, with, without, with.perSecond() / without.perSecond());
    }

    private static void awaitGivenBack(MeasuredServer server) throws IOException, InterruptedException {
        for (int second = 0; second <= GIVE_BACK_SECONDS; second += 10) {
            say(String.format("disk %d MB, %d s after the last deletion", server.diskMegabytes(), second));
            Thread.sleep(Duration.ofSeconds(10).toMillis());
        }
    }

    private static Rate send(MeasuredServer server, CmqClient client, QueueName queue, int count) throws Exception {
        return rate(server, count, left -> {
            int size = Math.min(BATCH, left);
            List<String> bodies = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                bodies.add(body());
            }
            client.execute(BatchSendMessage.ACTION, new BatchSendMessage(queue, bodies, Duration.ZERO));
            return size;
        });
    }

    private static Rate consume(MeasuredServer server, CmqClient client, QueueName queue, int count) throws Exception {
        return rate(server, count, left -> {
            List<ReceivedMessage> some =
                    client.receive(queue, Math.min(BATCH, left), Duration.ofSeconds(5), new Cancellation());
            if (some.isEmpty()) {
                throw new IllegalStateException("the queue " + queue.value() + " ended " + left + " messages early");
            }
            client.execute(
                    BatchDeleteMessage.ACTION,
                    new BatchDeleteMessage(
                            queue,
                            some.stream().map(ReceivedMessage::receiptHandle).toList()));
            return some.size();
        });
    }

    /** 1 KiB of random text. */
    private static String body() {
        byte[] bytes = new byte[768];
        ThreadLocalRandom.current().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * How quick it was.
     *
     * @param micros processor time of the server for one message
     */
    private record Rate(double perSecond, double micros) {

        @Override
        public String toString() {
            return String.format("%.0f/s (%.0f us of the server's processor time each)", perSecond, micros);
        }
    }

    /** Does some of what is left and answers how much. */
    private interface Step {
        int some(int left) throws CmqException;
    }

    /** Does a count of things on several threads; answers how many a second. */
    private static Rate rate(MeasuredServer server, int count, Step step)
            throws InterruptedException, ExecutionException {
        AtomicInteger left = new AtomicInteger(count);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> new Thread(task, "load"));
        Duration before = server.processorTime();
        long start = System.nanoTime();
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(() -> {
                    for (int mine = take(left); mine > 0; mine = take(left)) {
                        for (int todo = mine; todo > 0; ) {
                            todo -= step.some(todo);
                        }
                    }
                    return true;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Rate(count / seconds, server.processorTime().minus(before).toNanos() / 1e3 / count);
    }

    private static int take(AtomicInteger left) {
        return Math.min(BATCH, left.getAndAdd(-BATCH));
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
