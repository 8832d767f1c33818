package org.opencmq.client;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A region of the vendor's in both spellings. Source: protocol reference, sections 2.1 and 2.2.
 *
 * @param abbreviation as host names have it, such as {@code gz}
 * @param name as API 3.0 has it, such as {@code ap-guangzhou}
 */
public record Region(String abbreviation, String name) {

    private static final Map<String, String> REGIONS = Map.ofEntries(
            Map.entry("bj", "ap-beijing"),
            Map.entry("sh", "ap-shanghai"),
            Map.entry("gz", "ap-guangzhou"),
            Map.entry("nj", "ap-nanjing"),
            Map.entry("cd", "ap-chengdu"),
            Map.entry("cq", "ap-chongqing"),
            Map.entry("shjr", "ap-shanghai-fsi"),
            Map.entry("szjr", "ap-shenzhen-fsi"),
            Map.entry("hk", "ap-hongkong"),
            Map.entry("sg", "ap-singapore"),
            Map.entry("th", "ap-bangkok"),
            Map.entry("in", "ap-mumbai"),
            Map.entry("kr", "ap-seoul"),
            Map.entry("jp", "ap-tokyo"),
            Map.entry("ca", "na-toronto"),
            Map.entry("usw", "na-siliconvalley"),
            Map.entry("use", "na-ashburn"),
            Map.entry("de", "eu-frankfurt"),
            Map.entry("ru", "eu-moscow"));

    /** The region of that abbreviation or name, in any case of letters; empty for an unknown one. */
    public static Optional<Region> find(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return REGIONS.entrySet().stream()
                .filter(entry ->
                        entry.getKey().equals(lower) || entry.getValue().equals(lower))
                .map(entry -> new Region(entry.getKey(), entry.getValue()))
                .findFirst();
    }

    /** All regions, as {@code bj (ap-beijing), …}, for messages. */
    public static String list() {
        StringBuilder list = new StringBuilder();
        new TreeMap<>(REGIONS).forEach((abbreviation, name) -> list.append(list.isEmpty() ? "" : ", ")
                .append(abbreviation)
                .append(" (")
                .append(name)
                .append(')'));
        return list.toString();
    }
}
