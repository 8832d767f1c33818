package org.opencmq.spring.boot.health;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** How health is checked. */
@ConfigurationProperties("cmq.health")
public class CmqHealthProperties {

    /** How long the service may take to answer, 100ms to 1m. */
    private Duration timeout = Duration.ofSeconds(3);

    public Duration getTimeout() {
        return timeout;
    }

    /** Sets how long the service may take. */
    public void setTimeout(Duration timeout) {
        if (timeout.compareTo(Duration.ofMillis(100)) < 0 || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException(
                    "cmq.health.timeout must be 100ms to 1m, was " + timeout.toMillis() + "ms");
        }
        this.timeout = timeout;
    }
}
