package org.opencmq.spring.boot.properties;

import org.jspecify.annotations.Nullable;

/** What is imitated where the service lacks it. */
public class EmulationProperties {

    /** Whether a queue browser may lease the messages it shows, on plain CMQ. Default: false. */
    private @Nullable Boolean browser;

    /** Whether a consumer with a selector may hold messages that do not match, on plain CMQ. Default: false. */
    private @Nullable Boolean queueSelectors;

    public @Nullable Boolean getBrowser() {
        return browser;
    }

    public void setBrowser(@Nullable Boolean browser) {
        this.browser = browser;
    }

    public @Nullable Boolean getQueueSelectors() {
        return queueSelectors;
    }

    public void setQueueSelectors(@Nullable Boolean queueSelectors) {
        this.queueSelectors = queueSelectors;
    }
}
