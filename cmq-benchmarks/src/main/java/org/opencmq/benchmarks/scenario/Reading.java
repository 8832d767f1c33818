package org.opencmq.benchmarks.scenario;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one run of a scenario showed.
 *
 * @param messages how many messages it was about; zero when it was about something else
 */
public record Reading(long messages, Map<Quantity, Double> values) {

    /** Keeps its own copy. */
    public Reading {
        values = Map.copyOf(values);
    }

    /** The same with one value more. */
    public Reading with(Quantity quantity, double value) {
        Map<Quantity, Double> more = new EnumMap<>(Quantity.class);
        more.putAll(values);
        more.put(quantity, value);
        return new Reading(messages, more);
    }

    /** One line, which {@link #parse} reads. */
    public String toLine() {
        return messages + " "
                + values.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining(" "));
    }

    /** Reads {@link #toLine}. */
    public static Reading parse(String line) {
        String[] words = line.trim().split(" ", -1);
        Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            values.put(Quantity.valueOf(words[i].substring(0, equals)), Double.valueOf(words[i].substring(equals + 1)));
        }
        return new Reading(Long.parseLong(words[0]), values);
    }
}
