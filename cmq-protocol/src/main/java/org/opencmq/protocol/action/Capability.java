package org.opencmq.protocol.action;

import java.util.Optional;
import java.util.stream.Stream;

/** An extension that a server may have. What a client does not know it must not ask for. */
public enum Capability {
    /** The actions {@link ChangeMessageVisibility} and {@link BatchChangeMessageVisibility}. */
    CHANGE_VISIBILITY("ChangeMessageVisibility"),
    /** The action {@link BatchPeekMessage}. */
    PEEK("BatchPeekMessage"),
    /** The parameter {@code visibilityTimeout} of {@link BatchReceiveMessage}. */
    RECEIVE_VISIBILITY("ReceiveVisibilityTimeout"),
    /** The parameter {@code selector} of {@link BatchReceiveMessage}. */
    SELECTOR("ReceiveSelector"),
    /** The action {@link CommitTransaction}. */
    TRANSACTION("CommitTransaction"),
    /** The action {@link CancelReceive}. */
    CANCEL_RECEIVE("CancelReceive"),
    /** The queue setting {@code idleDeleteSeconds}. */
    IDLE_DELETE("IdleDelete"),
    /** Dead-letter settings, {@link UnbindDeadLetter} and {@link DescribeDeadLetterSourceQueues}. */
    DEAD_LETTER("DeadLetter"),
    /** The action {@link ClearQueue}. */
    CLEAR("ClearQueue"),
    /** The setting {@code loggingEnabled} and the action {@link QueryMessageTrace}. */
    TRACE("QueryMessageTrace");

    private final String word;

    Capability(String word) {
        this.word = word;
    }

    /** The word on the wire. */
    String word() {
        return word;
    }

    static Optional<Capability> find(String word) {
        return Stream.of(values())
                .filter(capability -> capability.word.equals(word))
                .findFirst();
    }
}
