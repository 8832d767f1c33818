package org.opencmq.jms.internal.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.opencmq.jms.config.KeyPair;
import org.opencmq.jms.internal.edge.ServiceEdge;

/**
 * One edge for each key pair in use. A few that nobody uses stay open, for connections that are opened for one operation each;
 * the one unused for longest goes first, so that key pairs which change, or are wrong, do not pile up. Owner of the edges and
 * of the count of their users; closes them outside of its lock.
 */
final class SharedEdges {

    private static final int MOST_UNUSED = 4;

    /** Those that were left longest ago come first. */
    private final Map<KeyPair, Shared> edges = new LinkedHashMap<>();

    private static final class Shared {
        private final ServiceEdge edge;
        private int users;

        private Shared(ServiceEdge edge) {
            this.edge = edge;
        }
    }

    /**
     * The edge of a key pair; each call needs one {@link #leave}.
     *
     * @param opener opens it when there is none; asks nobody
     */
    synchronized ServiceEdge enter(KeyPair keys, Supplier<ServiceEdge> opener) {
        Shared shared = edges.computeIfAbsent(keys, pair -> new Shared(opener.get()));
        shared.users++;
        return shared.edge;
    }

    /** One user less. */
    void leave(KeyPair keys) {
        takeSuperfluous(keys).forEach(ServiceEdge::close);
    }

    private synchronized List<ServiceEdge> takeSuperfluous(KeyPair left) {
        Shared shared = edges.get(left);
        if (shared == null || --shared.users > 0) {
            return List.of();
        }
        edges.remove(left);
        edges.put(left, shared);
        List<KeyPair> unused = new ArrayList<>();
        edges.forEach((keys, edge) -> {
            if (edge.users == 0) {
                unused.add(keys);
            }
        });
        List<ServiceEdge> taken = new ArrayList<>();
        for (KeyPair keys : unused.subList(0, Math.max(0, unused.size() - MOST_UNUSED))) {
            Shared superfluous = edges.remove(keys);
            if (superfluous != null) {
                taken.add(superfluous.edge);
            }
        }
        return taken;
    }

    /** Takes all out, for the caller to close. */
    synchronized List<ServiceEdge> takeAll() {
        List<ServiceEdge> all =
                edges.values().stream().map(shared -> shared.edge).toList();
        edges.clear();
        return all;
    }
}
