package org.opencmq.protocol.envelope;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A destination by kind and name, as its application spells it.
 *
 * @param kind what it is
 * @param name its name, never empty
 */
public record Address(Kind kind, String name) {

    /** What a destination is. */
    public enum Kind {
        QUEUE("queue"),
        TOPIC("topic"),
        TEMPORARY_QUEUE("temporary-queue"),
        TEMPORARY_TOPIC("temporary-topic");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word that stands for it in the envelope. */
        String word() {
            return word;
        }

        static Optional<Kind> find(String word) {
            return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst();
        }
    }

    /** Checks that there is a name. */
    public Address {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("the name of a " + kind.word + " must not be empty");
        }
    }
}
