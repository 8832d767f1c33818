package org.opencmq.spring.boot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * The names under {@code cmq.connections}, read before there are beans.
 *
 * @param names in alphabetical order
 * @param primary the one that is injected where none is named; empty for that of {@code cmq.*}
 */
public record NamedConnections(Set<String> names, Optional<String> primary) {

    /** No named connection. */
    public static final NamedConnections NONE = new NamedConnections(Set.of(), Optional.empty());

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    /**
     * Reads the names.
     *
     * @throws InvalidConfigurationPropertyValueException when a name cannot begin a bean's name, or two are primary
     */
    public static NamedConnections in(Environment environment) {
        Map<String, Object> found = new TreeMap<>(Binder.get(environment)
                .bind("cmq.connections", Bindable.mapOf(String.class, Object.class))
                .orElseGet(Map::of));
        for (String name : found.keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw new InvalidConfigurationPropertyValueException(
                        "cmq.connections." + name,
                        name,
                        "the name of a connection must be a letter, then letters, digits, '-' or '_'");
            }
        }
        List<String> primaries = found.entrySet().stream()
                .filter(entry -> isPrimary(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (primaries.size() > 1) {
            throw new InvalidConfigurationPropertyValueException(
                    "cmq.connections." + primaries.get(1) + ".primary",
                    true,
                    "only one connection can be primary, and cmq.connections." + primaries.get(0) + " is");
        }
        return new NamedConnections(
                new TreeSet<>(found.keySet()), primaries.stream().findFirst());
    }

    /** How names of beans begin for that connection: {@code order-service} becomes {@code orderService}. */
    public static String beanPrefix(String name) {
        StringBuilder prefix = new StringBuilder(name.length());
        boolean upper = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '-' || c == '_') {
                upper = true;
            } else {
                prefix.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return prefix.toString();
    }

    private static boolean isPrimary(Object connection) {
        return connection instanceof Map<?, ?> keys && Boolean.parseBoolean(String.valueOf(keys.get("primary")));
    }
}
