package org.opencmq.server.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A configuration file: UTF-8, one {@code key = value} a line, {@code #} begins a comment line, nothing is escaped. Keys
 * are the long options without their dashes and those of {@link Tuning}; a key that is unknown or stands there twice is an
 * error.
 *
 * <pre>
 * port = 8080
 * data = /var/lib/cmq
 * account.AKIDexample = secret-of-the-default-account
 * account.shop.AKIDother = secret-of-the-account-shop
 * allow-push-to = 10.1.0.0/16, 10.2.0.0/16
 * </pre>
 *
 * @param path where it was read
 * @param values what each key says
 */
record ConfigFile(Path path, Map<String, String> values) {

    /** What begins a key that holds a key pair. */
    static final String ACCOUNT = "account.";

    private static final Set<String> KEYS = Stream.concat(
                    Stream.of("host", "port", "data", "in-memory", "account", "allow-push-to"), Tuning.keys().stream())
            .collect(Collectors.toUnmodifiableSet());

    /**
     * Reads a file.
     *
     * @throws ProgramException naming file, line and what may stand there
     */
    static ConfigFile read(Path path) {
        List<String> lines;
        try {
            lines = Files.readAllLines(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ProgramException(
                    ExitCode.BAD_CONFIG, "configuration file " + path + " cannot be read: " + reason(path, e));
        }
        Map<String, String> values = new LinkedHashMap<>();
        int number = 0;
        for (String line : lines) {
            number++;
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            int equals = text.indexOf('=');
            if (equals < 0) {
                throw wrong(path, number, "must be 'key = value' or begin with '#'");
            }
            String key = text.substring(0, equals).strip();
            if (!KEYS.contains(key) && !key.startsWith(ACCOUNT)) {
                throw wrong(path, number, "unknown key '" + key + "'; known are " + known());
            }
            if (values.putIfAbsent(key, text.substring(equals + 1).strip()) != null) {
                throw wrong(path, number, "key '" + key + "' stands there twice");
            }
        }
        return new ConfigFile(path, values);
    }

    private static String known() {
        return String.join(", ", KEYS.stream().sorted().toList()) + ", account.ID, account.NAME.ID";
    }

    private static String reason(Path path, IOException e) {
        if (!Files.exists(path)) {
            return "it does not exist";
        }
        return Files.isDirectory(path) ? "it is a folder" : e.toString();
    }

    private static ProgramException wrong(Path path, int line, String what) {
        return new ProgramException(ExitCode.BAD_CONFIG, "configuration file " + path + " line " + line + ": " + what);
    }

    /** Key pairs never appear in a log. */
    @Override
    public String toString() {
        return "ConfigFile[" + path + ", " + values.keySet() + "]";
    }
}
