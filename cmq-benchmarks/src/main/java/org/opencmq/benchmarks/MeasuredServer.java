package org.opencmq.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqClientSettings;

/** The program as a process with 256 MB of heap, and what the operating system says of it. Used by one thread. */
final class MeasuredServer implements AutoCloseable {

    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
    private static final int STOP_SECONDS = 30;

    /** The development account. */
    static final String SECRET_ID = "AKIDopencmqdevelopment";

    static final String SECRET_KEY = "opencmq-development-key";

    private final Path jar;
    private final Path folder;
    private Process process;
    private volatile boolean complained;
    private URI endpoint = URI.create("http://127.0.0.1");

    private MeasuredServer(Path jar, Path folder, Process process) {
        this.jar = jar;
        this.folder = folder;
        this.process = process;
    }

    /** Starts the program's jar on a data folder and waits until it serves. */
    static MeasuredServer start(Path jar, Path folder) throws IOException {
        MeasuredServer server = new MeasuredServer(jar, folder, launch(jar, folder));
        server.awaitReady();
        return server;
    }

    private static Process launch(Path jar, Path folder) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(JAVA_HOME.resolve("bin").resolve("java").toString());
        command.add("-Xmx256m");
        command.addAll(List.of(System.getProperty("server.options", "").split(" ", -1)));
        command.removeIf(String::isEmpty);
        command.addAll(List.of("-jar", jar.toString(), "--data", folder.toString(), "--port", "0"));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void awaitReady() throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("READY ")) {
                endpoint = URI.create(line.substring("READY ".length()));
                drain(lines);
                return;
            }
        }
        throw new IOException("the server ended before it was ready");
    }

    /** A process that nobody listens to stands still when its pipe is full. Problems are passed on. */
    private void drain(BufferedReader lines) {
        Thread reader = new Thread(() -> passOn(lines), "server-output");
        reader.setDaemon(true);
        reader.start();
    }

    private void passOn(BufferedReader lines) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.contains(" INFO ")) {
                    complained = true;
                    System.out.println(line);
                }
            }
        } catch (IOException e) {
            System.out.println("the server's output ended: " + e.getMessage());
        }
    }

    /** Starts again after an end; answers the time until it served, the start of the virtual machine included. */
    Duration startAgain() throws IOException {
        long start = System.nanoTime();
        process = launch(jar, folder);
        awaitReady();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, and waits for the end. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server did not stop in " + STOP_SECONDS + " s");
        }
    }

    /** A client of the development account. */
    CmqClient client() {
        return CmqClient.open(CmqClientSettings.builder(endpoint)
                .credentials(SECRET_ID, SECRET_KEY)
                .requestTimeout(Duration.ofMinutes(1))
                .build());
    }

    /** Live objects in megabytes, after a full collection. */
    long liveHeapMegabytes() throws IOException, InterruptedException {
        jcmd("GC.run");
        Matcher used = Pattern.compile("used (\\d+)K").matcher(jcmd("GC.heap_info"));
        if (!used.find()) {
            throw new IOException("jcmd GC.heap_info does not say what is used");
        }
        return Long.parseLong(used.group(1)) / 1_024;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        JAVA_HOME.resolve("bin").resolve("jcmd").toString(), Long.toString(process.pid()), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said;
    }

    /** Memory that the process occupies, in megabytes; Linux only. */
    long residentMegabytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** How many sockets and how many other files the process has open; Linux only. */
    String openFiles() throws IOException {
        int sockets = 0;
        int others = 0;
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            for (Path one : open.toList()) {
                if (Files.isSymbolicLink(one)
                        && Files.readSymbolicLink(one).toString().startsWith("socket:")) {
                    sockets++;
                } else {
                    others++;
                }
            }
        }
        return sockets + " sockets and " + others + " others";
    }

    /** Whether it logged anything but information. */
    boolean complained() {
        return complained;
    }

    /** Number of the process. */
    long pid() {
        return process.pid();
    }

    /** Where it listens. */
    URI endpoint() {
        return endpoint;
    }

    /** Processor time the process has used. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Size of the data folder's files, in megabytes. */
    long diskMegabytes() throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.exists(file) ? Files.size(file) : 0;
            }
        }
        return bytes >> 20;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
