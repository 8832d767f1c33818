package org.opencmq.server.app;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opencmq.server.config.Range;

/** Reads values of a configuration file by their keys, and remembers which keys it was asked for. Used by one thread. */
final class TuningReader {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,18})\\s*-\\s*(\\d{1,18})");

    private final Map<String, String> values;
    private final Set<String> asked = new TreeSet<>();

    TuningReader(Map<String, String> values) {
        this.values = values;
    }

    Set<String> asked() {
        return Set.copyOf(asked);
    }

    Optional<String> text(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key));
    }

    int number(String key, int min, int max, int usual) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return usual;
        }
        if (text.get().matches("\\d{1,10}")) {
            long number = Long.parseLong(text.get());
            if (number >= min && number <= max) {
                return (int) number;
            }
        }
        throw wrong(key, "a whole number from " + min + " to " + max, text.get());
    }

    Range range(String key, long min, long max, Range usual) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return usual;
        }
        Matcher parts = RANGE.matcher(text.get());
        if (parts.matches()) {
            long from = Long.parseLong(parts.group(1));
            long to = Long.parseLong(parts.group(2));
            if (from >= min && from <= to && to <= max) {
                return new Range(from, to);
            }
        }
        throw wrong(
                key,
                "a range LEAST-GREATEST between " + min + " and " + max + ", such as " + min + "-" + max,
                text.get());
    }

    Duration duration(String key, Duration usual) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return usual;
        }
        Matcher parts = DURATION.matcher(text.get());
        if (!parts.matches()) {
            throw wrong(key, "a whole number and its unit ms, s, m, h or d, such as 30s", text.get());
        }
        long amount = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static IllegalArgumentException wrong(String key, String wanted, String was) {
        return new IllegalArgumentException(key + " must be " + wanted + ", was '" + was + "'");
    }
}
