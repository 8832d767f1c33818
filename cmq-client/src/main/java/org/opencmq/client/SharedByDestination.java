package org.opencmq.client;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One object per destination for as long as somebody uses it. Held weakly, so that a client that meets a million temporary
 * queues does not keep a million pipelines; what has work to do is held by the thread that does it. Owns its map, under its
 * own monitor.
 */
final class SharedByDestination<K, P> {

    private final Map<K, WeakReference<P>> shared = new HashMap<>();
    private final Function<K, P> maker;
    private int sweepAt = 64;

    SharedByDestination(Function<K, P> maker) {
        this.maker = maker;
    }

    synchronized P get(K destination) {
        WeakReference<P> known = shared.get(destination);
        @Nullable P present = known == null ? null : known.get();
        if (present != null) {
            return present;
        }
        if (shared.size() >= sweepAt) {
            shared.values().removeIf(reference -> reference.get() == null);
            sweepAt = Math.max(64, 2 * shared.size());
        }
        P made = maker.apply(destination);
        shared.put(destination, new WeakReference<>(made));
        return made;
    }

    synchronized List<P> all() {
        return shared.values().stream()
                .map(WeakReference::get)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }
}
