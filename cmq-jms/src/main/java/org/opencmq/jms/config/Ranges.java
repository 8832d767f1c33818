package org.opencmq.jms.config;

import java.time.Duration;

/** The checks settings share; each fails with the setting's name, its range and the value. */
final class Ranges {

    private Ranges() {}

    static void between(String name, long value, long lowest, long highest) {
        if (value < lowest || value > highest) {
            throw new IllegalArgumentException(name + " must be " + lowest + " to " + highest + ", was " + value);
        }
    }

    static void between(String name, Duration value, Duration lowest, Duration highest) {
        if (value.compareTo(lowest) < 0 || value.compareTo(highest) > 0) {
            throw new IllegalArgumentException(name + " must be " + DurationText.write(lowest) + " to "
                    + DurationText.write(highest) + ", was " + DurationText.write(value));
        }
    }

    static void positive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " must be above zero, was " + DurationText.write(value));
        }
    }

    static void wholeSeconds(String name, Duration value, long lowest, long highest) {
        if (value.getNano() != 0 || value.getSeconds() < lowest || value.getSeconds() > highest) {
            throw new IllegalArgumentException(name + " must be whole seconds from " + lowest + "s to " + highest
                    + "s, was " + DurationText.write(value));
        }
    }
}
