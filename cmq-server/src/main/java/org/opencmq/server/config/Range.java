package org.opencmq.server.config;

/**
 * The whole numbers a parameter may have.
 *
 * @param min the least, included
 * @param max the greatest, included
 */
public record Range(long min, long max) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException when {@code min} is greater than {@code max}
     */
    public Range {
        if (min > max) {
            throw new IllegalArgumentException("a range must not begin behind its end, was " + min + " to " + max);
        }
    }

    /** Whether the value may be given. */
    public boolean contains(long value) {
        return value >= min && value <= max;
    }

    /** The range as a person writes it. */
    @Override
    public String toString() {
        return min + " to " + max;
    }
}
