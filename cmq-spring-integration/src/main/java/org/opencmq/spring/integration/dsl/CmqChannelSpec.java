package org.opencmq.spring.integration.dsl;

import java.time.Duration;
import org.opencmq.spring.integration.channel.CmqChannel;
import org.opencmq.spring.integration.support.CmqHeaderMapper;
import org.opencmq.spring.integration.support.CmqMessageConverter;
import org.springframework.integration.dsl.MessageChannelSpec;

/** A point-to-point channel over a queue. Used by one thread while the flow is defined. */
public class CmqChannelSpec extends MessageChannelSpec<CmqChannelSpec, CmqChannel> {

    CmqChannelSpec(CmqChannel component) {
        this.channel = component;
    }

    /** As {@link CmqChannel#setAutoStartup}. */
    public CmqChannelSpec autoStartup(boolean value) {
        channel.setAutoStartup(value);
        return _this();
    }

    /** As {@link CmqChannel#setPhase}. */
    public CmqChannelSpec phase(int value) {
        channel.setPhase(value);
        return _this();
    }

    /** As {@link CmqChannel#setMaxSubscribers}. */
    public CmqChannelSpec maxSubscribers(int value) {
        channel.setMaxSubscribers(value);
        return _this();
    }

    /** As {@link CmqChannel#setConcurrency}. */
    public CmqChannelSpec concurrency(int value) {
        channel.setConcurrency(value);
        return _this();
    }

    /** As {@link CmqChannel#setMaxMessagesPerPoll}. */
    public CmqChannelSpec maxMessagesPerPoll(int value) {
        channel.setMaxMessagesPerPoll(value);
        return _this();
    }

    /** As {@link CmqChannel#setPollWait}. */
    public CmqChannelSpec pollWait(Duration value) {
        channel.setPollWait(value);
        return _this();
    }

    /** As {@link CmqChannel#setAutoCreate}. */
    public CmqChannelSpec autoCreate(boolean value) {
        channel.setAutoCreate(value);
        return _this();
    }

    /** As {@link CmqChannel#setLeaseRenewal}. */
    public CmqChannelSpec leaseRenewal(boolean value) {
        channel.setLeaseRenewal(value);
        return _this();
    }

    /** As {@link CmqChannel#setLeaseRenewalLimit}. */
    public CmqChannelSpec leaseRenewalLimit(Duration value) {
        channel.setLeaseRenewalLimit(value);
        return _this();
    }

    /** As {@link CmqChannel#setRedeliveryDelay}. */
    public CmqChannelSpec redeliveryDelay(Duration value) {
        channel.setRedeliveryDelay(value);
        return _this();
    }

    /** As {@link CmqChannel#setMaxRedeliveryDelay}. */
    public CmqChannelSpec maxRedeliveryDelay(Duration value) {
        channel.setMaxRedeliveryDelay(value);
        return _this();
    }

    /** As {@link CmqChannel#setShutdownTimeout}. */
    public CmqChannelSpec shutdownTimeout(Duration value) {
        channel.setShutdownTimeout(value);
        return _this();
    }

    /** As {@link CmqChannel#setHeaderMapper}. */
    public CmqChannelSpec headerMapper(CmqHeaderMapper value) {
        channel.setHeaderMapper(value);
        return _this();
    }

    /** As {@link CmqChannel#setCmqMessageConverter}. */
    public CmqChannelSpec cmqMessageConverter(CmqMessageConverter value) {
        channel.setCmqMessageConverter(value);
        return _this();
    }
}
