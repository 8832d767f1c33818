package org.opencmq.spring.boot.destination;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** What an application wants to know about its destinations before its listeners start. */
@ConfigurationProperties("cmq.destinations.startup-check")
public class StartupCheckProperties {

    /** What to do about missing destinations. */
    private Mode mode = Mode.OFF;

    /** Queues to look for. */
    private List<String> queues = new ArrayList<>();

    /** Topics to look for. */
    private List<String> topics = new ArrayList<>();

    /** Whether to look for the destinations of all JMS listeners too. */
    private boolean listeners = true;

    /** Pause between two looks when mode is retry, 100ms to 1h. */
    private Duration retryInterval = Duration.ofSeconds(10);

    /** What to do about a missing destination. */
    public enum Mode {
        /** Nothing is looked for. */
        OFF,
        /** The application does not start. */
        FAIL,
        /** It is created. */
        CREATE,
        /** The application starts, warns, and looks again until everything is there. */
        RETRY
    }

    public Mode getMode() {
        return mode;
    }

    public void setMode(Mode mode) {
        this.mode = mode;
    }

    public List<String> getQueues() {
        return queues;
    }

    public void setQueues(List<String> queues) {
        this.queues = queues;
    }

    public List<String> getTopics() {
        return topics;
    }

    public void setTopics(List<String> topics) {
        this.topics = topics;
    }

    public boolean isListeners() {
        return listeners;
    }

    public void setListeners(boolean listeners) {
        this.listeners = listeners;
    }

    public Duration getRetryInterval() {
        return retryInterval;
    }

    /** Sets the pause between two looks. */
    public void setRetryInterval(Duration retryInterval) {
        if (retryInterval.compareTo(Duration.ofMillis(100)) < 0 || retryInterval.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("cmq.destinations.startup-check.retry-interval must be 100ms to 1h, was "
                    + retryInterval.toMillis() + "ms");
        }
        this.retryInterval = retryInterval;
    }
}
