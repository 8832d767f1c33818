package org.opencmq.spring.boot.properties;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How messages are fetched. */
public class ReceiveProperties {

    /** Longest wait of one poll, in whole seconds from 1s to 30s. Default: 20s. */
    private @Nullable Duration pollingWait;

    /** Most messages of one poll, 1 to 256; plain CMQ gives 16. Default: 256. */
    private @Nullable Integer maxBatch;

    /** Most polls of one queue at once while full batches keep coming, 1 to 64. Default: 4. */
    private @Nullable Integer maxParallelPolls;

    /** How long fetched messages wait for a consumer before they are given back, above zero. Default: 250ms. */
    private @Nullable Duration idleRelease;

    public @Nullable Duration getPollingWait() {
        return pollingWait;
    }

    public void setPollingWait(@Nullable Duration pollingWait) {
        this.pollingWait = pollingWait;
    }

    public @Nullable Integer getMaxBatch() {
        return maxBatch;
    }

    public void setMaxBatch(@Nullable Integer maxBatch) {
        this.maxBatch = maxBatch;
    }

    public @Nullable Integer getMaxParallelPolls() {
        return maxParallelPolls;
    }

    public void setMaxParallelPolls(@Nullable Integer maxParallelPolls) {
        this.maxParallelPolls = maxParallelPolls;
    }

    public @Nullable Duration getIdleRelease() {
        return idleRelease;
    }

    public void setIdleRelease(@Nullable Duration idleRelease) {
        this.idleRelease = idleRelease;
    }
}
