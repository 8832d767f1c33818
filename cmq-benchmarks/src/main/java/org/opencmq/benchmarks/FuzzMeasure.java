package org.opencmq.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Millions of strange requests ({@link FuzzInputs}) to the server program. Ends with an error when one has no answer within
 * a minute, a status other than 200, or code 6000 or {@code InternalError}, or when the server logged a warning; tells the answers by code, and the live heap and
 * the open files of the server before and after.
 *
 * <pre>java -cp 'cmq-benchmarks/target/classes:…' org.opencmq.benchmarks.FuzzMeasure JAR FOLDER [REQUESTS [SEED]]</pre>
 */
@Command(
        name = "FuzzMeasure",
        description = "Sends strange requests to the server program; fails when one is not answered well.")
public final class FuzzMeasure implements Callable<Integer> {

    private static final int CONNECTIONS = 8;
    private static final int PIPELINE = 32;
    private static final int ANSWER_MILLIS = 60_000;
    private static final int SETTLE_MILLIS = 3_000;
    private static final int REQUESTS_A_CONNECTION = 20_000;

    @Mixin
    private final OnServer place = new OnServer();

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "REQUESTS",
            defaultValue = "5000000",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private long requests;

    @Parameters(
            index = "3",
            arity = "0..1",
            paramLabel = "SEED",
            description = "Of the random numbers; the same seed makes the same requests (default: another each time).")
    private long seed = System.nanoTime();

    private FuzzMeasure() {}

    /** Runs the measure. */
    public static void main(String[] args) {
        Program.of(new FuzzMeasure()).run(args);
    }

    @Override
    public Integer call() throws Exception {
        System.out.println("seed " + seed);
        try (MeasuredServer server = place.start()) {
            Attack measure = new Attack(server.endpoint(), new TreeMap<>());
            measure.run(seed, Math.min(requests / 10, 200_000));
            Thread.sleep(SETTLE_MILLIS);
            System.out.println("after a warm-up: live heap " + server.liveHeapMegabytes() + " MB, open files "
                    + server.openFiles() + ", resident " + server.residentMegabytes() + " MB");
            long start = System.nanoTime();
            measure.codes.clear();
            measure.run(seed + 1_000, requests);
            Thread.sleep(SETTLE_MILLIS); // the ends of connections are noticed
            System.out.printf("%d requests in %d s%n", requests, (System.nanoTime() - start) / 1_000_000_000L);
            if (server.complained()) {
                throw new IllegalStateException("the server logged what is printed above");
            }
            measure.codes.forEach((code, count) -> System.out.println(code + " " + count));
            System.out.println("after that: live heap " + server.liveHeapMegabytes() + " MB, open files "
                    + server.openFiles() + ", resident " + server.residentMegabytes() + " MB");
        }
        return 0;
    }

    /**
     * Of one server.
     *
     * @param codes how many answers of each code came; guarded by itself
     */
    private record Attack(URI endpoint, Map<String, Long> codes) {

        private void run(long seed, long requests) throws Exception {
            AtomicLong left = new AtomicLong(requests);
            ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS, task -> new Thread(task, "fuzz"));
            try {
                List<Future<?>> running = new ArrayList<>();
                for (int i = 0; i < CONNECTIONS; i++) {
                    FuzzInputs inputs = new FuzzInputs(seed + i, endpoint);
                    running.add(threads.submit(() -> {
                        while (left.get() > 0) {
                            oneConnection(inputs, left);
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
        }

        private void oneConnection(FuzzInputs inputs, AtomicLong left) throws IOException {
            Map<String, Long> seen = new TreeMap<>();
            try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(ANSWER_MILLIS);
                OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
                InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
                for (int sent = 0; sent < REQUESTS_A_CONNECTION && left.getAndAdd(-PIPELINE) > 0; sent += PIPELINE) {
                    List<byte[]> requests = new ArrayList<>(PIPELINE);
                    for (int i = 0; i < PIPELINE; i++) {
                        byte[] request = inputs.next();
                        requests.add(request);
                        out.write(request);
                    }
                    out.flush();
                    for (byte[] request : requests) {
                        seen.merge(code(in, request), 1L, Long::sum);
                    }
                }
            }
            synchronized (codes) {
                seen.forEach((code, count) -> codes.merge(code, count, Long::sum));
            }
        }

        private static String code(InputStream in, byte[] request) throws IOException {
            try {
                String status = line(in);
                int length = 0;
                for (String header = line(in); !header.isEmpty(); header = line(in)) {
                    if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                        length = Integer.parseInt(header.substring(15).trim());
                    }
                }
                String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
                String code = status.contains(" 200 ") ? code(body) : status;
                if (code.equals("6000") || code.startsWith("InternalError") || !status.contains(" 200 ")) {
                    throw new IOException(status + " " + body);
                }
                return code;
            } catch (IOException | RuntimeException e) {
                throw new IOException(
                        "bad answer to this request: " + new String(request, StandardCharsets.ISO_8859_1), e);
            }
        }

        /** The code of API v2, the code of an error of API 3.0, or {@code done} for what API 3.0 did. */
        private static String code(String body) {
            int classic = body.indexOf("\"code\":");
            if (classic == 1) {
                int end = classic + 7;
                while (Character.isDigit(body.charAt(end))) {
                    end++;
                }
                return body.substring(classic + 7, end);
            }
            if (!body.startsWith("{\"Response\":")) {
                throw new IllegalArgumentException("no answer of either API: " + body);
            }
            int error = body.indexOf("\"Error\":{\"Code\":\"");
            return error < 0 ? "done" : body.substring(error + 17, body.indexOf('"', error + 17));
        }

        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int octet = in.read(); octet != '\n'; octet = in.read()) {
                if (octet < 0) {
                    throw new IOException("closed by the server after '" + line + "'");
                }
                if (octet != '\r') {
                    line.append((char) octet);
                }
            }
            return line.toString();
        }
    }
}
