package org.opencmq.spring.boot.properties;

import org.jspecify.annotations.Nullable;

/** What is trusted on https endpoints. */
public class SslProperties {

    /** SSL bundle whose trust is used for https endpoints. Default: the trust of the Java runtime. */
    private @Nullable String bundle;

    public @Nullable String getBundle() {
        return bundle;
    }

    public void setBundle(@Nullable String bundle) {
        this.bundle = bundle;
    }
}
