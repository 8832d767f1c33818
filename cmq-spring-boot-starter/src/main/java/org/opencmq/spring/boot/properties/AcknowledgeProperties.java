package org.opencmq.spring.boot.properties;

import org.jspecify.annotations.Nullable;

/** How receipts are confirmed. */
public class AcknowledgeProperties {

    /** Whether each acknowledgement is confirmed before the next message is delivered. Default: false. */
    private @Nullable Boolean strict;

    /** Unconfirmed acknowledgements a session may have under way, 1 to 10000. Default: 64. */
    private @Nullable Integer window;

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
}
