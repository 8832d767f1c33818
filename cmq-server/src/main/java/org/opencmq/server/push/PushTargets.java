package org.opencmq.server.push;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be pushed to. A subscriber chooses the URL, the server sends the request: without a guard anybody who
 * may subscribe could reach what only the server's own network should reach. Loopback, link-local, private, shared and
 * multicast addresses are therefore refused unless a configured range allows them. Immutable.
 */
public final class PushTargets {

    private static final List<AddressRange> CLOSED = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "224.0.0.0/3",
                    "::/96",
                    "64:ff9b::/96",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(AddressRange::parse)
            .toList();

    private final List<AddressRange> allowed;

    /** Allows these ranges besides everything public. */
    public PushTargets(List<AddressRange> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /** Whether a push may go to this address. */
    public boolean allows(InetAddress address) {
        return allowed.stream().anyMatch(range -> range.contains(address))
                || CLOSED.stream().noneMatch(range -> range.contains(address));
    }
}
