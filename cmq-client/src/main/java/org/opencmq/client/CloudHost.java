package org.opencmq.client;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a TDMQ host name says: that it is one, and its region. Source: protocol reference, sections 2.1 and 2.2.
 */
final class CloudHost {

    private static final Pattern PUBLIC = Pattern.compile("cmq-([a-z]+)\\.public[a-z]*\\.tencenttdmq\\.com");
    private static final Pattern PRIVATE = Pattern.compile("([a-z]+)\\.mqadapter\\.cmq\\.tencentyun\\.com");

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
                return Region.find(matcher.group(1)).map(Region::name);
            }
        }
        return Optional.empty();
    }

    private static String host(URI endpoint) {
        return endpoint.getHost() == null ? "" : endpoint.getHost().toLowerCase(Locale.ROOT);
    }
}
