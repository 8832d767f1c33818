package org.opencmq.protocol;

/**
 * The key to one reception of a message, by which it is deleted. Valid while that reception is the newest one
 * and its lease runs. Opaque text; source: protocol reference, section 9.3.
 *
 * @param value the text as it stands on the wire, never empty
 */
public record ReceiptHandle(String value) {

    /** Checks that there is a text. */
    public ReceiptHandle {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("ReceiptHandle must not be empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
