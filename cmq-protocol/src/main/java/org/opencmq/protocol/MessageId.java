package org.opencmq.protocol;

/**
 * The identifier CMQ gave a message: the same on every delivery of it. Opaque text.
 *
 * @param value the text as it stands on the wire, never empty
 */
public record MessageId(String value) {

    /** Checks that there is a text. */
    public MessageId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("MessageId must not be empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
