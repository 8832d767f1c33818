package org.opencmq.client;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a TDMQ host name says: that it is one, and its region. Source: protocol reference, sections 2.1 and 2.2.
 *
 * <p>The regions are {@code bj} ap-beijing, {@code sh} ap-shanghai, {@code gz} ap-guangzhou, {@code nj} ap-nanjing,
 * {@code cd} ap-chengdu, {@code cq} ap-chongqing, {@code shjr} ap-shanghai-fsi, {@code szjr} ap-shenzhen-fsi, {@code hk}
 * ap-hongkong, {@code sg} ap-singapore, {@code th} ap-bangkok, {@code in} ap-mumbai, {@code kr} ap-seoul, {@code jp} ap-tokyo,
 * {@code ca} na-toronto, {@code usw} na-siliconvalley, {@code use} na-ashburn, {@code de} eu-frankfurt, {@code ru} eu-moscow.
 */
final class CloudHost {

    private static final Pattern PUBLIC = Pattern.compile("cmq-([a-z]+)\\.public[a-z]*\\.tencenttdmq\\.com");
    private static final Pattern PRIVATE = Pattern.compile("([a-z]+)\\.mqadapter\\.cmq\\.tencentyun\\.com");

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

    private CloudHost() {}

    /** Whether the endpoint's host is TDMQ's. */
    static boolean isTdmq(URI endpoint) {
        String host = host(endpoint);
        return host.endsWith(".tencenttdmq.com") || host.endsWith(".mqadapter.cmq.tencentyun.com");
    }

    /** The region of the endpoint's host; empty for another host or an unknown abbreviation. */
    static Optional<String> region(URI endpoint) {
        for (Pattern pattern : new Pattern[] {PUBLIC, PRIVATE}) {
            Matcher matcher = pattern.matcher(host(endpoint));
            if (matcher.matches()) {
                return Optional.ofNullable(REGIONS.get(matcher.group(1)));
            }
        }
        return Optional.empty();
    }

    private static String host(URI endpoint) {
        return endpoint.getHost() == null ? "" : endpoint.getHost().toLowerCase(Locale.ROOT);
    }
}
