package org.opencmq.spring.boot.properties;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How receipts are confirmed. */
public class AcknowledgeProperties {

    /** Whether each acknowledgement is confirmed before the next message is delivered. Default: false. */
    private @Nullable Boolean strict;

    /** Unconfirmed acknowledgements a session may have under way, 1 to 10000. Default: 256. */
    private @Nullable Integer window;

    /** How long an acknowledgement nobody waits for may wait for others to leave with, up to 10s. Default: 100ms. */
    private @Nullable Duration linger;

    public @Nullable Boolean getStrict() {
        return strict;
    }

    public void setStrict(@Nullable Boolean strict) {
        this.strict = strict;
    }

    public @Nullable Integer getWindow() {
        return window;
    }

    public void setWindow(@Nullable Integer window) {
        this.window = window;
    }

    public @Nullable Duration getLinger() {
        return linger;
    }

    public void setLinger(@Nullable Duration linger) {
        this.linger = linger;
    }
}
