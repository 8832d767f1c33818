package org.opencmq.spring.boot.metrics;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Which meters there are. */
@ConfigurationProperties("cmq.metrics")
public class CmqMetricsProperties {

    /** Whether the provider's work is measured when there is a meter registry. */
    private boolean enabled = true;

    /**
     * Whether meters carry the name of the queue. Temporary destinations and subscriptions have names of their own, so there
     * may be many.
     */
    private boolean queueTag;

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public boolean isQueueTag() {
        return queueTag;
    }

    public void setQueueTag(boolean queueTag) {
        this.queueTag = queueTag;
    }
}
