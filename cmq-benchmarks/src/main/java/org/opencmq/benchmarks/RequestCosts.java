package org.opencmq.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencmq.client.Cancellation;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqException;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.protocol.ReceivedMessage;
import org.opencmq.protocol.action.BatchDeleteMessage;
import org.opencmq.protocol.action.BatchSendMessage;
import org.opencmq.protocol.action.QueueSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * What each kind of request costs a warm server, in processor time for a message, and several builds of the server beside
 * each other: every round does the same work on one after the other, so that whatever else the machine does touches all of
 * them. The time of the virtual machine's compilers is told apart. One thread makes the requests. Linux only.
 *
 * <pre>java -cp 'cmq-benchmarks/target/classes:…' org.opencmq.benchmarks.RequestCosts FOLDER ROUNDS JAR...</pre>
 *
 * The folder must be new or empty. The first half of the rounds warms up and does not count.
 */
@Command(
        name = "RequestCosts",
        description = "Measures what each kind of request costs one or more builds of the server, side by side.")
public final class RequestCosts implements Callable<Integer> {

    private static final QueueName QUEUE = new QueueName("costs");
    private static final int MESSAGES = 6_400;
    private static final int SINGLES = 400;
    private static final int SENT_AT_ONCE = 64;
    private static final int RECEIVED_AT_ONCE = 64;
    private static final int DELETED_AT_ONCE = 32;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final int SHOWN = 5;

    private enum Kind {
        SEND("send, 64 a request", MESSAGES),
        RECEIVE("receive, 64 a request", MESSAGES),
        DELETE("delete, 32 a request", MESSAGES),
        SEND_ONE("send, one a request", SINGLES),
        RECEIVE_ONE("receive, one a request", SINGLES),
        DELETE_ONE("delete, one a request", SINGLES);

        private final String title;
        private final int messages;

        Kind(String title, int messages) {
            this.title = title;
            this.messages = messages;
        }
    }

    /** One build under measure. */
    private static final class Subject {

        private final MeasuredServer server;
        private final CmqClient client;
        private final Map<Kind, List<Map<String, Double>>> threads = new EnumMap<>(Kind.class);
        private final Map<Kind, double[]> wall = new EnumMap<>(Kind.class);
        private final int rounds;
        private List<ReceiptHandle> handles = new ArrayList<>();

        Subject(MeasuredServer server, int rounds) throws CmqException {
            this.server = server;
            this.client = server.client();
            this.rounds = rounds;
            client.control()
                    .createQueue(
                            QUEUE,
                            QueueSettings.builder()
                                    .visibilityTimeout(Duration.ofMinutes(10))
                                    .build());
        }

        void measure(Kind kind, int round) throws CmqException, IOException {
            Map<String, Long> before = nanos(server.pid());
            long start = System.nanoTime();
            work(kind);
            long end = System.nanoTime();
            Map<String, Long> after = nanos(server.pid());
            double unit = (double) NANOS_PER_MICRO * kind.messages;
            Map<String, Double> used = new TreeMap<>();
            after.forEach((name, time) -> used.put(name, (time - before.getOrDefault(name, 0L)) / unit));
            of(kind).add(used);
            clocked(kind)[round] = (end - start) / unit;
        }

        /** What each thread used in each round. */
        List<Map<String, Double>> of(Kind kind) {
            return threads.computeIfAbsent(kind, any -> new ArrayList<>());
        }

        /** What each round took by the clock. */
        double[] clocked(Kind kind) {
            return wall.computeIfAbsent(kind, any -> new double[rounds]);
        }

        private void work(Kind kind) throws CmqException {
            switch (kind) {
                case SEND -> send(SENT_AT_ONCE, kind.messages);
                case SEND_ONE -> send(1, kind.messages);
                case RECEIVE -> receive(RECEIVED_AT_ONCE, kind.messages);
                case RECEIVE_ONE -> receive(1, kind.messages);
                case DELETE -> delete(DELETED_AT_ONCE);
                case DELETE_ONE -> delete(1);
            }
        }

        private void send(int atOnce, int count) throws CmqException {
            for (int sent = 0; sent < count; sent += atOnce) {
                List<String> bodies =
                        Stream.generate(RequestCosts::body).limit(atOnce).toList();
                client.execute(BatchSendMessage.ACTION, new BatchSendMessage(QUEUE, bodies, Duration.ZERO));
            }
        }

        private void receive(int atOnce, int count) throws CmqException {
            while (handles.size() < count) {
                List<ReceivedMessage> some = client.receive(
                        QUEUE, Math.min(atOnce, count - handles.size()), Duration.ofSeconds(5), new Cancellation());
                if (some.isEmpty()) {
                    throw new IllegalStateException("only " + handles.size() + " of " + count + " messages came");
                }
                some.forEach(message -> handles.add(message.receiptHandle()));
            }
        }

        private void delete(int atOnce) throws CmqException {
            for (int from = 0; from < handles.size(); from += atOnce) {
                client.execute(
                        BatchDeleteMessage.ACTION,
                        new BatchDeleteMessage(QUEUE, handles.subList(from, Math.min(handles.size(), from + atOnce))));
            }
            handles = new ArrayList<>();
        }
    }

    @Parameters(index = "0", paramLabel = "FOLDER", description = "Where data goes; new or empty.")
    private Path folder = Path.of("data");

    @Parameters(index = "1", paramLabel = "ROUNDS", description = "The first half warms up and does not count.")
    private int rounds;

    @Parameters(index = "2..*", arity = "1..*", paramLabel = "JAR", description = "Builds of the server.")
    private List<Path> jars = List.of();

    private RequestCosts() {}

    /** Runs the measure. */
    public static void main(String[] args) {
        Program.of(new RequestCosts()).run(args);
    }

    @Override
    public Integer call() throws Exception {
        List<Subject> subjects = new ArrayList<>();
        try {
            for (Path jar : jars) {
                Path data = Files.createDirectories(folder.resolve("data-" + subjects.size()));
                subjects.add(new Subject(MeasuredServer.start(jar, data), rounds));
            }
            for (int round = 0; round < rounds; round++) {
                for (Kind kind : Kind.values()) {
                    for (Subject subject : subjects) {
                        subject.measure(kind, round);
                    }
                }
            }
            for (int i = 0; i < subjects.size(); i++) {
                report(jars.get(i).toString(), subjects.get(i), rounds);
            }
        } finally {
            for (Subject subject : subjects) {
                subject.client.close();
                subject.server.close();
            }
        }
        return 0;
    }

    private static void report(String jar, Subject subject, int rounds) {
        System.out.println(jar);
        for (Kind kind : Kind.values()) {
            List<Map<String, Double>> all = subject.of(kind);
            List<Map<String, Double>> counted = all.subList(rounds / 2, rounds);
            System.out.println(String.format(
                    Locale.ROOT,
                    "  %-24s %7.1f µs a message, and %5.1f µs of its compilers; %7.1f µs by the clock; %s",
                    kind.title,
                    median(counted.stream().mapToDouble(one -> sum(one, false)).toArray(), 0),
                    median(counted.stream().mapToDouble(one -> sum(one, true)).toArray(), 0),
                    median(subject.clocked(kind), rounds / 2),
                    shares(counted)));
        }
    }

    private static boolean isCompiler(String thread) {
        return thread.startsWith("C1 ") || thread.startsWith("C2 ");
    }

    private static double sum(Map<String, Double> threads, boolean compilers) {
        return threads.entrySet().stream()
                .filter(thread -> isCompiler(thread.getKey()) == compilers)
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** The threads that use most, each with its median. */
    private static String shares(List<Map<String, Double>> rounds) {
        Map<String, Double> medians = new TreeMap<>();
        for (String name : rounds.get(rounds.size() - 1).keySet()) {
            if (!isCompiler(name)) {
                double[] values = rounds.stream()
                        .mapToDouble(one -> one.getOrDefault(name, 0.0))
                        .toArray();
                medians.put(name, median(values, 0));
            }
        }
        return medians.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(SHOWN)
                .map(thread -> String.format(Locale.ROOT, "%s %.1f", thread.getKey(), thread.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static double median(double[] values, int from) {
        double[] sorted = Arrays.copyOfRange(values, from, values.length);
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Processor time of each thread so far, by its name without numbers. */
    private static Map<String, Long> nanos(long pid) throws IOException {
        Map<String, Long> sums = new TreeMap<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path task : tasks.toList()) {
                String name = Files.readString(task.resolve("comm")).strip().replaceAll("[-#]?\\d+$", "");
                String times = Files.readString(task.resolve("schedstat"));
                sums.merge(name, Long.parseLong(times.substring(0, times.indexOf(' '))), Long::sum);
            }
        }
        return sums;
    }

    /** A text of 1 KiB in a JSON object, as a JMS message is sent. */
    private static String body() {
        byte[] letters = new byte[960];
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (byte) ('A' + random.nextInt(26));
        }
        return "{\"v\":1,\"id\":\"ID:cmq-7f3\",\"ts\":1790000000000,\"t\":\"" // some to be escaped
                + new String(letters, StandardCharsets.US_ASCII) + "\"}";
    }
}
