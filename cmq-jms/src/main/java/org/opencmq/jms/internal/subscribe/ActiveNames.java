package org.opencmq.jms.internal.subscribe;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import java.util.HashMap;
import java.util.Map;

/**
 * Which named subscriptions have consumers in this process, and how many: all that a service without consumers lets us
 * know. Owner of these counts, for all connections; every method is synchronized and short.
 */
final class ActiveNames {

    private static final ActiveNames ALL = new ActiveNames();

    private final Map<String, Use> uses = new HashMap<>();

    private static final class Use {
        private final String variant;
        private final boolean shared;
        private int consumers;

        private Use(String variant, boolean shared) {
            this.variant = variant;
            this.shared = shared;
        }
    }

    static ActiveNames all() {
        return ALL;
    }

    /**
     * One consumer more.
     *
     * @throws JMSException when the name is in use in a way that leaves no room
     */
    synchronized void enter(String key, String name, String variant, boolean shared) throws JMSException {
        Use use = uses.computeIfAbsent(key, absent -> new Use(variant, shared));
        if (use.consumers > 0 && !(use.shared && shared)) {
            throw new IllegalStateException("subscription '" + name
                    + "' has an active consumer and is not shared; close that one, or use shared consumers only");
        }
        if (use.consumers > 0 && !use.variant.equals(variant)) {
            throw new IllegalStateException("subscription '" + name
                    + "' has active consumers with another topic or selector; close them before changing it");
        }
        if (use.consumers == 0 && !(use.variant.equals(variant) && use.shared == shared)) {
            use = new Use(variant, shared);
            uses.put(key, use);
        }
        use.consumers++;
    }

    /** One consumer less; true when it was the last one. */
    synchronized boolean leave(String key) {
        Use use = uses.get(key);
        if (use == null) {
            return false;
        }
        if (--use.consumers > 0) {
            return false;
        }
        uses.remove(key);
        return true;
    }

    synchronized boolean isActive(String key) {
        return uses.containsKey(key);
    }
}
