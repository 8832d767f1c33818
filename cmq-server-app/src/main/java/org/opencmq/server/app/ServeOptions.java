package org.opencmq.server.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.opencmq.server.push.AddressRange;
import picocli.CommandLine.Option;

/** The options as picocli finds them on the command line; null where nothing was said, so that the file may say it. */
final class ServeOptions {

    static final String DEFAULT_HOST = "127.0.0.1";
    static final int DEFAULT_PORT = 8080;
    static final String DEFAULT_DATA = "data";

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Name or address to listen on (default: " + DEFAULT_HOST + "). Others need an --account.")
    private @Nullable String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on, 0 for any free one (default: 8080).")
    private @Nullable Integer port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder to keep everything in, made when missing (default: ./data).")
    private @Nullable Path data;

    @Option(names = "--in-memory", description = "Keep everything in memory: it is gone when the program ends.")
    private boolean inMemory;

    @Option(
            names = "--account",
            paramLabel = "ID:KEY",
            converter = KeyPairConverter.class,
            description =
                    "Key pair to accept; the cloud's ids begin with AKID. May be repeated. Without one, the development pair"
                            + " AKIDopencmqdevelopment:opencmq-development-key is accepted, on loopback only.")
    private @Nullable List<KeyPair> accounts;

    @Option(
            names = "--allow-push-to",
            paramLabel = "CIDR",
            converter = AddressRangeConverter.class,
            description = "Address range that topics may push to although it is not public, such as 10.1.0.0/16. May be"
                    + " repeated.")
    private @Nullable List<AddressRange> allowPushTo;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "File of 'key = value' lines, whose keys are these options without dashes, and account.ID or"
                    + " account.NAME.ID for key pairs. What the command line says goes first. Only the file sets limits"
                    + " (limit.*), traces (trace.*) and how long deleted names rest (rest-after-delete); the operator's"
                    + " guide docs/server.md lists all keys. Key pairs are read again when the file changes.")
    private @Nullable Path config;

    /** The file to read; empty when none was named. */
    Optional<Path> config() {
        return Optional.ofNullable(config);
    }

    /** Whether the command line names accounts, so that the file's have no effect. */
    boolean namesAccounts() {
        return accounts != null;
    }

    /**
     * Everything together: the command line first, then the file, then the defaults.
     *
     * @throws ProgramException when something does not fit
     */
    Settings settings(Optional<ConfigFile> file) {
        if (inMemory && data != null) {
            throw new ProgramException(ExitCode.BAD_OPTION, "--data and --in-memory exclude each other; give one");
        }
        return new Settings(
                host != null ? host : value(file, "host", Function.identity()).orElse(DEFAULT_HOST),
                port != null ? port : value(file, "port", ServeOptions::number).orElse(DEFAULT_PORT),
                folder(file),
                accounts != null ? accounts : file.map(ServeOptions::accounts).orElse(List.of()),
                allowPushTo != null
                        ? allowPushTo
                        : value(file, "allow-push-to", text -> list(text, AddressRange::parse))
                                .orElse(List.of()),
                tuning(file));
    }

    private static Tuning tuning(Optional<ConfigFile> file) {
        try {
            return Tuning.read(file.map(ConfigFile::values).orElse(Map.of()));
        } catch (IllegalArgumentException e) {
            throw new ProgramException(
                    ExitCode.BAD_CONFIG,
                    "configuration file " + file.orElseThrow().path() + ": " + e.getMessage());
        }
    }

    private Optional<Path> folder(Optional<ConfigFile> file) {
        if (inMemory || data != null) {
            return Optional.ofNullable(data);
        }
        Optional<Path> named = value(file, "data", Path::of);
        boolean memory = value(file, "in-memory", ServeOptions::flag).orElse(false);
        if (memory && named.isPresent()) {
            throw new ProgramException(
                    ExitCode.BAD_CONFIG,
                    "configuration file " + file.orElseThrow().path() + ": data and in-memory exclude each other");
        }
        return memory ? Optional.empty() : Optional.of(named.orElse(Path.of(DEFAULT_DATA)));
    }

    /** The key pairs that the file names. */
    static List<KeyPair> accounts(ConfigFile file) {
        List<KeyPair> pairs = new ArrayList<>(value(Optional.of(file), "account", text -> list(text, KeyPair::parse))
                .orElse(List.of()));
        for (Map.Entry<String, String> entry : file.values().entrySet()) {
            if (entry.getKey().startsWith(ConfigFile.ACCOUNT)) {
                pairs.add(KeyPair.ofKey(entry.getKey(), entry.getValue()));
            }
        }
        return pairs;
    }

    private static <T> Optional<T> value(Optional<ConfigFile> file, String key, Function<String, T> read) {
        try {
            return file.map(config -> config.values().get(key)).map(read);
        } catch (IllegalArgumentException e) {
            throw new ProgramException(
                    ExitCode.BAD_CONFIG,
                    "configuration file " + file.orElseThrow().path() + ": " + key + " " + e.getMessage());
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a number, was '" + text + "'", e);
        }
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("must be true or false, was '" + text + "'");
        }
        return text.equals("true");
    }

    private static <T> List<T> list(String text, Function<String, T> read) {
        List<T> parts = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            parts.add(read.apply(part.strip()));
        }
        return parts;
    }
}
