package org.opencmq.server.cloud;

import java.util.Optional;
import org.opencmq.protocol.Action;
import org.opencmq.server.action.ActionHandler;
import org.opencmq.server.action.ActionTable;
import org.opencmq.server.action.Binding;

/** Finds who carries out an action of API v2. */
final class ClassicHandlers {

    private final ActionTable table;

    ClassicHandlers(ActionTable table) {
        this.table = table;
    }

    /** The binding of that action; empty when this server does not offer it. */
    @SuppressWarnings("unchecked") // a binding's handler is of the types of its action, and the action is an equal one
    <Q, R> Optional<Binding<Q, R>> find(Action<Q, R> action) {
        return table.all().stream()
                .filter(binding -> binding.action().equals(action))
                .map(binding -> (Binding<Q, R>) binding)
                .findFirst();
    }

    /** The handler of an action that every server offers. */
    <Q, R> ActionHandler<Q, R> handler(Action<Q, R> action) {
        return find(action)
                .map(Binding::handler)
                .orElseThrow(() -> new IllegalArgumentException("action " + action.name() + " has no handler"));
    }
}
