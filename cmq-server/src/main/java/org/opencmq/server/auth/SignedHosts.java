package org.opencmq.server.auth;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which hosts a client may have signed: SDKs sign the endpoint as it was typed, with a default port and upper case letters, but
 * their HTTP libraries send it without. Immutable.
 */
final class SignedHosts {

    private final List<String> publicNames;

    /** Hosts besides what the {@code Host} header says. */
    SignedHosts(List<String> publicNames) {
        this.publicNames = List.copyOf(publicNames);
    }

    /** Every host in question, the likeliest first. */
    Set<String> candidates(String hostHeader) {
        Set<String> candidates = new LinkedHashSet<>();
        candidates.add(hostHeader);
        int colon = hostHeader.lastIndexOf(':');
        boolean hasPort = colon > hostHeader.lastIndexOf(']');
        if (hasPort) {
            candidates.add(hostHeader.substring(0, colon));
        } else {
            candidates.add(hostHeader + ":80");
            candidates.add(hostHeader + ":443");
        }
        candidates.addAll(publicNames);
        return candidates;
    }
}
