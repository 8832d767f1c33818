package org.opencmq.protocol.action;

import java.util.Optional;
import org.opencmq.protocol.Action;

/** A request and a result of one action, and the wire sample that spells them, if there is one. */
record Sample<Q, R>(Action<Q, R> action, Q request, R result, Optional<String> wire) {

    static <Q, R> Sample<Q, R> recorded(String wire, Action<Q, R> action, Q request, R result) {
        return new Sample<>(action, request, result, Optional.of(wire));
    }

    static <Q, R> Sample<Q, R> own(Action<Q, R> action, Q request, R result) {
        return new Sample<>(action, request, result, Optional.empty());
    }

    @Override
    public String toString() {
        return wire.orElse(action.name());
    }
}
