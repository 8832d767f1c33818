package org.opencmq.protocol.cloud;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.opencmq.protocol.Parameters;

/**
 * How one action's parameters are called in API 3.0 and in API v2: the first letter is large in the one and small in the
 * other, and a few have other names altogether. Immutable.
 */
final class Spelling {

    /** No other names. */
    static final Spelling PLAIN = new Spelling(Map.of());

    private final Map<String, String> toClassic;
    private final Map<String, String> toCloud = new HashMap<>();

    private Spelling(Map<String, String> toClassic) {
        this.toClassic = toClassic;
        toClassic.forEach((cloud, classic) -> toCloud.put(classic, cloud));
    }

    /** With other names: API 3.0's and API v2's alternate. */
    static Spelling of(String... names) {
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i < names.length; i += 2) {
            pairs.put(names[i], names[i + 1]);
        }
        return new Spelling(pairs);
    }

    Parameters classic(Parameters cloud) {
        Parameters.Builder classic = Parameters.builder();
        cloud.forEach((name, value) -> {
            String head = head(name);
            String other = toClassic.getOrDefault(head, withFirst(head, false));
            classic.text(other + name.substring(head.length()), value);
        });
        return classic.build();
    }

    void cloud(Parameters classic, Parameters.Builder into) {
        classic.forEach((name, value) -> {
            String head = head(name);
            into.text(toCloud.getOrDefault(head, withFirst(head, true)) + name.substring(head.length()), value);
        });
    }

    /** The name without the numbers of arrays. */
    static String head(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static String withFirst(String name, boolean large) {
        if (name.isEmpty()) {
            return name;
        }
        String first = name.substring(0, 1);
        return (large ? first.toUpperCase(Locale.ROOT) : first.toLowerCase(Locale.ROOT)) + name.substring(1);
    }
}
