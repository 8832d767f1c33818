package org.opencmq.server.action;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;

/** All actions that this server carries out, looked up ignoring case (protocol reference, reading 14.1). Immutable. */
public final class ActionTable {

    private final Map<String, Binding<?, ?>> byName;
    private final List<Binding<?, ?>> all;

    /**
     * A table of these bindings.
     *
     * @throws IllegalArgumentException when two of them have the same name
     */
    public ActionTable(Collection<Binding<?, ?>> bindings) {
        Map<String, Binding<?, ?>> index = new HashMap<>();
        for (Binding<?, ?> binding : bindings) {
            if (index.put(key(binding.action().name()), binding) != null) {
                throw new IllegalArgumentException("action " + binding.action().name() + " has two handlers");
            }
        }
        bindings.forEach(binding -> index.put(binding.action().name(), binding)); // the usual spelling, found at once
        byName = Map.copyOf(index);
        all = List.copyOf(bindings);
    }

    /** All bindings, in the order of their registration. */
    public List<Binding<?, ?>> all() {
        return all;
    }

    /**
     * The binding of the action with that name.
     *
     * @throws Refusal 10280 for an empty name, 10430 when there is no such action
     */
    public Binding<?, ?> find(String name) throws Refusal {
        if (name.isEmpty()) {
            throw CmqErrorCode.ACTION_MISSING.refuse();
        }
        Binding<?, ?> found = byName.get(name);
        if (found == null) {
            found = byName.get(key(name));
        }
        if (found == null) {
            throw CmqErrorCode.ACTION_UNKNOWN.refuse(name);
        }
        return found;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
