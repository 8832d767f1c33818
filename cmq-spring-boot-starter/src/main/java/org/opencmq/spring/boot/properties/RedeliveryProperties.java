package org.opencmq.spring.boot.properties;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When a message that was not processed is handed out again by the provider. */
public class RedeliveryProperties {

    /** Pause before the second redelivery, above zero; the first one comes at once. Default: 100ms. */
    private @Nullable Duration firstPause;

    /** By how much each pause is longer than the one before, at least 1. Default: 2. */
    private @Nullable Double multiplier;

    /** Ceiling of the pauses, not below the first one. Default: 5s. */
    private @Nullable Duration longestPause;

    /** Redeliveries before the message is left to the queue and its dead letter policy, 0 or more. Default: 10. */
    private @Nullable Integer attempts;

    public @Nullable Duration getFirstPause() {
        return firstPause;
    }

    public void setFirstPause(@Nullable Duration firstPause) {
        this.firstPause = firstPause;
    }

    public @Nullable Double getMultiplier() {
        return multiplier;
    }

    public void setMultiplier(@Nullable Double multiplier) {
        this.multiplier = multiplier;
    }

    public @Nullable Duration getLongestPause() {
        return longestPause;
    }

    public void setLongestPause(@Nullable Duration longestPause) {
        this.longestPause = longestPause;
    }

    public @Nullable Integer getAttempts() {
        return attempts;
    }

    public void setAttempts(@Nullable Integer attempts) {
        this.attempts = attempts;
    }
}
