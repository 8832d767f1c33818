package org.opencmq.client;

import java.time.Duration;

/** Checks settings; every failure names the key, the value and what is allowed. */
final class Range {

    private Range() {}

    static void check(String key, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw outOf(key, value, least, most);
        }
    }

    static void check(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw outOf(key, value, least, most);
        }
    }

    static void check(String key, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw outOf(key, value, least, most);
        }
    }

    private static IllegalArgumentException outOf(String key, Object value, Object least, Object most) {
        return new IllegalArgumentException(key + " must be " + least + " to " + most + ", was " + value);
    }
}
