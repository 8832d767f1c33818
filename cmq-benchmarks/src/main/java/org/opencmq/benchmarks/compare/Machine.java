package org.opencmq.benchmarks.compare;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** The machine and the versions, in a sentence. */
final class Machine {

    private Machine() {}

    static String describe() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %s %s, Java %s, load average at the end %.1f; Artemis %s, SQS library %s, ElasticMQ %s",
                processor(),
                system.getAvailableProcessors(),
                system.getName(),
                system.getVersion(),
                System.getProperty("java.version"),
                system.getSystemLoadAverage(),
                version("artemis-jakarta-server"),
                version("amazon-sqs-java-messaging-lib"),
                version("elasticmq-rest-sqs_2.13"));
    }

    /** As Linux tells it; elsewhere the architecture. */
    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    /** From the name of the jar on the class path. */
    private static String version(String artifact) {
        return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
                .map(entry -> Path.of(entry).getFileName())
                .filter(name -> name != null && name.toString().startsWith(artifact + "-"))
                .map(name -> name.toString().substring(artifact.length() + 1).replace(".jar", ""))
                .findFirst()
                .orElse("unknown");
    }
}
