package org.opencmq.spring.boot.properties;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** What missing queues are made with. */
public class NewQueueProperties {

    /** How long a received message of a queue made here stays invisible, in whole seconds from 1s to 12h. Default: what the service has. */
    private @Nullable Duration visibilityTimeout;

    /** How long a queue made here keeps a message, in whole seconds from 1m to 15d. Default: what the service has. */
    private @Nullable Duration retention;

    /** Most bytes of a message in a queue made here, 1KB to 1MB. Default: what the service has. */
    private @Nullable DataSize maxMessageSize;

    /** Queue that hopeless messages of queues made here go to; it is made too when it is missing. Default: none. */
    private @Nullable String deadLetterQueue;

    /** How often a message is received before it goes to the dead letter queue, 1 to 1000. Default: 16. */
    private @Nullable Integer deadLetterAfter;

    public @Nullable Duration getVisibilityTimeout() {
        return visibilityTimeout;
    }

    public void setVisibilityTimeout(@Nullable Duration visibilityTimeout) {
        this.visibilityTimeout = visibilityTimeout;
    }

    public @Nullable Duration getRetention() {
        return retention;
    }

    public void setRetention(@Nullable Duration retention) {
        this.retention = retention;
    }

    public @Nullable DataSize getMaxMessageSize() {
        return maxMessageSize;
    }

    public void setMaxMessageSize(@Nullable DataSize maxMessageSize) {
        this.maxMessageSize = maxMessageSize;
    }

    public @Nullable String getDeadLetterQueue() {
        return deadLetterQueue;
    }

    public void setDeadLetterQueue(@Nullable String deadLetterQueue) {
        this.deadLetterQueue = deadLetterQueue;
    }

    public @Nullable Integer getDeadLetterAfter() {
        return deadLetterAfter;
    }

    public void setDeadLetterAfter(@Nullable Integer deadLetterAfter) {
        this.deadLetterAfter = deadLetterAfter;
    }
}
