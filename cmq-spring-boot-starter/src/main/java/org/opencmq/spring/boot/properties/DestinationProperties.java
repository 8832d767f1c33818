package org.opencmq.spring.boot.properties;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.config.MissingDestination;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/** Names and making of queues and topics. */
public class DestinationProperties {

    /** What happens to queues and topics that do not exist: create or fail. Default: create. */
    private @Nullable MissingDestination missing;

    /** What stands before the names of queues and topics, so that several stages share an account: a letter and up to 31 letters, digits, '-', '_' or '.'. Default: nothing. */
    private @Nullable String prefix;

    /** Queues and topics, prefix included, that are sent bare text instead of envelopes, for peers that are not JMS. */
    private List<String> raw = new ArrayList<>();

    @NestedConfigurationProperty
    private final NewQueueProperties newQueue = new NewQueueProperties();

    public @Nullable MissingDestination getMissing() {
        return missing;
    }

    public void setMissing(@Nullable MissingDestination missing) {
        this.missing = missing;
    }

    public @Nullable String getPrefix() {
        return prefix;
    }

    public void setPrefix(@Nullable String prefix) {
        this.prefix = prefix;
    }

    public List<String> getRaw() {
        return raw;
    }

    public void setRaw(List<String> raw) {
        this.raw = raw;
    }

    public NewQueueProperties getNewQueue() {
        return newQueue;
    }
}
