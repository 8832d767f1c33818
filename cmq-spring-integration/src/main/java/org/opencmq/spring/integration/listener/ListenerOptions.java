package org.opencmq.spring.integration.listener;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencmq.protocol.QueueName;
import org.opencmq.spring.integration.support.CmqHeaderMapper;
import org.opencmq.spring.integration.support.CmqMessageConverter;
import org.opencmq.spring.integration.support.DefaultCmqMessageConverter;

/** The settings of a container while they are gathered. Used by the one thread that configures its owner. */
public final class ListenerOptions {

    private int concurrency = 1;
    private int maxMessagesPerPoll = 16;
    private Duration pollWait = Duration.ofSeconds(20);
    private boolean batch;
    private boolean autoCreate = true;
    private AcknowledgeMode acknowledgeMode = AcknowledgeMode.AFTER_SUCCESS;
    private boolean leaseRenewal = LeasePolicy.DEFAULT.renew();
    private Duration leaseRenewalLimit = LeasePolicy.DEFAULT.renewalLimit();
    private Duration redeliveryDelay = LeasePolicy.DEFAULT.redeliveryDelay();
    private Duration maxRedeliveryDelay = LeasePolicy.DEFAULT.maxRedeliveryDelay();
    private Duration shutdownTimeout = Duration.ofSeconds(10);
    private Optional<String> selector = Optional.empty();
    private @Nullable CmqMessageConverter converter;
    private @Nullable CmqHeaderMapper headerMapper;

    /** How many messages or batches are handled at once, 1 to 1,000; default 1. */
    public void setConcurrency(int value) {
        concurrency = value;
    }

    /** Most messages of one receive, 1 to 256, default 16; plain CMQ gives at most 16. */
    public void setMaxMessagesPerPoll(int value) {
        maxMessagesPerPoll = value;
    }

    /** Longest wait of one receive, 0 to 30 s, default 20 s. */
    public void setPollWait(Duration value) {
        pollWait = value;
    }

    /** Whether the messages of one receive are handled together. */
    public void setBatch(boolean value) {
        batch = value;
    }

    /** Whether they are. */
    public boolean isBatch() {
        return batch;
    }

    /** Whether a missing queue is made; default yes. */
    public void setAutoCreate(boolean value) {
        autoCreate = value;
    }

    /** When messages are deleted; default after success. */
    public void setAcknowledgeMode(AcknowledgeMode value) {
        acknowledgeMode = value;
    }

    /** When messages are deleted. */
    public AcknowledgeMode getAcknowledgeMode() {
        return acknowledgeMode;
    }

    /** Whether leases are renewed while messages are here, where the service can; default yes. */
    public void setLeaseRenewal(boolean value) {
        leaseRenewal = value;
    }

    /** Longest time renewal holds one message; default 1 h. */
    public void setLeaseRenewalLimit(Duration value) {
        leaseRenewalLimit = value;
    }

    /** Pause before the first redelivery of a message that failed; default 1 s, doubled each time. */
    public void setRedeliveryDelay(Duration value) {
        redeliveryDelay = value;
    }

    /** Ceiling of that pause; default 5 min. */
    public void setMaxRedeliveryDelay(Duration value) {
        maxRedeliveryDelay = value;
    }

    /** How long stopping waits for handling to end; default 10 s. */
    public void setShutdownTimeout(Duration value) {
        shutdownTimeout = value;
    }

    /** A JMS selector, evaluated by a service that can; null for none. */
    public void setSelector(@Nullable String value) {
        selector = Optional.ofNullable(value);
    }

    /** Reads messages in another way than {@link DefaultCmqMessageConverter}. */
    public void setMessageConverter(CmqMessageConverter value) {
        converter = value;
    }

    /** Maps headers in another way; not together with a converter of one's own. */
    public void setHeaderMapper(CmqHeaderMapper value) {
        headerMapper = value;
    }

    /** The converter in force. */
    public CmqMessageConverter converter() {
        CmqMessageConverter own = converter;
        CmqHeaderMapper mapper = headerMapper;
        if (own != null) {
            if (mapper != null) {
                throw new IllegalArgumentException(
                        "headerMapper and messageConverter exclude each other; set the mapper on the converter");
            }
            return own;
        }
        DefaultCmqMessageConverter made = new DefaultCmqMessageConverter();
        if (mapper != null) {
            made.setHeaderMapper(mapper);
        }
        converter = made;
        headerMapper = null;
        return made;
    }

    /** The leases' part. */
    public LeasePolicy leases() {
        Duration ceiling = maxRedeliveryDelay.compareTo(redeliveryDelay) < 0 ? redeliveryDelay : maxRedeliveryDelay;
        return new LeasePolicy(leaseRenewal, leaseRenewalLimit, redeliveryDelay, ceiling);
    }

    /**
     * All of it.
     *
     * @throws IllegalArgumentException naming the value that is out of its range
     */
    public ContainerSettings settings(String name, QueueName queue) {
        return new ContainerSettings(
                name,
                queue,
                selector,
                autoCreate,
                concurrency,
                maxMessagesPerPoll,
                pollWait,
                batch,
                acknowledgeMode,
                leases(),
                shutdownTimeout,
                converter());
    }
}
