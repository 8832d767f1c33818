package org.opencmq.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
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
 * The same load spread over many queues and put into one: sending, then receiving and deleting, in batches of 16 messages of
 * 1 KiB from four threads. Turn by turn, the first two rounds to warm up; the ratio of the rates is the median over the rounds.
 *
 * <pre>java -cp 'cmq-benchmarks/target/classes:…' org.opencmq.benchmarks.QueueSpread JAR FOLDER [QUEUES [ROUNDS]]</pre>
 */
@Command(name = "QueueSpread", description = "Compares a load spread over many queues with the same load in one.")
public final class QueueSpread implements Callable<Integer> {

    private static final int BATCH = 16;
    private static final int THREADS = 4;
    private static final int WARM_UP = 2;

    @Mixin
    private final OnServer place = new OnServer();

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "QUEUES",
            defaultValue = "1000",
            description = "How many queues (default: ${DEFAULT-VALUE}).")
    private int queues;

    @Parameters(
            index = "3",
            arity = "0..1",
            paramLabel = "ROUNDS",
            defaultValue = "7",
            description = "Rounds that count (default: ${DEFAULT-VALUE}).")
    private int rounds;

    private QueueSpread() {}

    /** Runs the measure. */
    public static void main(String[] args) {
        Program.of(new QueueSpread()).run(args);
    }

    @Override
    public Integer call() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> new Thread(task, "queue-spread-load"));
        try (MeasuredServer server = place.start();
                CmqClient client = server.client()) {
            new Comparison(server, client, threads).run(queues, rounds);
        } finally {
            threads.shutdownNow();
        }
        return 0;
    }

    /** Of one server. */
    private record Comparison(MeasuredServer server, CmqClient client, ExecutorService threads) {

        /** As many batches as there are queues, one for each of them, or all for one. */
        void run(int queues, int rounds) throws Exception {
            List<QueueName> many = new ArrayList<>();
            for (int i = 0; i <= queues; i++) {
                QueueName queue = new QueueName("spread-" + i);
                client.control()
                        .createQueue(
                                queue,
                                QueueSettings.builder()
                                        .visibilityTimeout(Duration.ofMinutes(10))
                                        .build());
                many.add(queue);
            }
            List<QueueName> one = Collections.nCopies(queues, many.remove(queues));
            double[] sending = new double[rounds];
            double[] consuming = new double[rounds];
            for (int round = -WARM_UP; round < rounds; round++) {
                Rate sentToMany = rate(many, this::send);
                Rate sentToOne = rate(one, this::send);
                Rate takenOfMany = rate(many, this::consume);
                Rate takenOfOne = rate(one, this::consume);
                if (round >= 0) {
                    sending[round] = sentToMany.perSecond() / sentToOne.perSecond();
                    consuming[round] = takenOfMany.perSecond() / takenOfOne.perSecond();
                    say(
                            "round %d: sending to %d queues %s, to one %s; receiving and deleting %s, of one %s",
                            round + 1, queues, sentToMany, sentToOne, takenOfMany, takenOfOne);
                }
            }
            say(
                    "%d queues to one, median of %d rounds: sending %.2f, receiving and deleting %.2f",
                    queues, rounds, median(sending), median(consuming));
        }

        private void send(QueueName queue) throws CmqException {
            List<String> bodies = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                bodies.add(body());
            }
            client.execute(BatchSendMessage.ACTION, new BatchSendMessage(queue, bodies, Duration.ZERO));
        }

        private void consume(QueueName queue) throws CmqException {
            for (int left = BATCH; left > 0; ) {
                List<ReceivedMessage> some = client.receive(queue, left, Duration.ofSeconds(5), new Cancellation());
                if (some.isEmpty()) {
                    throw new IllegalStateException("queue " + queue.value() + " ended " + left + " messages early");
                }
                client.execute(
                        BatchDeleteMessage.ACTION,
                        new BatchDeleteMessage(
                                queue,
                                some.stream()
                                        .map(ReceivedMessage::receiptHandle)
                                        .toList()));
                left -= some.size();
            }
        }

        /** One batch. */
        private interface Step {
            void run(QueueName queue) throws CmqException;
        }

        /**
         * How quick it was.
         *
         * @param micros processor time of the server for one message
         */
        private record Rate(double perSecond, double micros) {

            @Override
            public String toString() {
                return String.format(Locale.ROOT, "%.0f/s (%.0f µs)", perSecond, micros);
            }
        }

        private Rate rate(List<QueueName> queues, Step step) throws Exception {
            AtomicInteger next = new AtomicInteger();
            Duration before = server.processorTime();
            long start = System.nanoTime();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(() -> {
                    for (int mine = next.getAndIncrement(); mine < queues.size(); mine = next.getAndIncrement()) {
                        step.run(queues.get(mine));
                    }
                    return true;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
            int messages = queues.size() * BATCH;
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Rate(
                    messages / seconds, server.processorTime().minus(before).toNanos() / 1e3 / messages);
        }

        private static double median(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return sorted[sorted.length / 2];
        }

        /** 1 KiB of random letters. */
        private static String body() {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            StringBuilder text = new StringBuilder(1_024);
            for (int i = 0; i < 1_024; i++) {
                text.append((char) ('a' + random.nextInt(26)));
            }
            return text.toString();
        }

        private static void say(String format, Object... values) {
            System.out.println(String.format(Locale.ROOT, format, values));
        }
    }
}
