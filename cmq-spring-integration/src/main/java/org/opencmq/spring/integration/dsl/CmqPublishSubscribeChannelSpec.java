package org.opencmq.spring.integration.dsl;

import java.time.Duration;
import org.opencmq.spring.integration.channel.CmqPublishSubscribeChannel;
import org.opencmq.spring.integration.support.CmqHeaderMapper;
import org.opencmq.spring.integration.support.CmqMessageConverter;
import org.springframework.integration.dsl.MessageChannelSpec;

/** A publish-subscribe channel over a topic. Used by one thread while the flow is defined. */
public class CmqPublishSubscribeChannelSpec
        extends MessageChannelSpec<CmqPublishSubscribeChannelSpec, CmqPublishSubscribeChannel> {

    CmqPublishSubscribeChannelSpec(CmqPublishSubscribeChannel component) {
        this.channel = component;
    }

    /** As {@link CmqPublishSubscribeChannel#setSubscription}. */
    public CmqPublishSubscribeChannelSpec subscription(String value) {
        channel.setSubscription(value);
        return _this();
    }

    /** As {@link CmqPublishSubscribeChannel#setIgnoreFailures}. */
    public CmqPublishSubscribeChannelSpec ignoreFailures(boolean value) {
        channel.setIgnoreFailures(value);
        return _this();
    }

    /** As {@link CmqPublishSubscribeChannel#setAutoStartup}. */
    public CmqPublishSubscribeChannelSpec autoStartup(boolean value) {
        channel.setAutoStartup(value);
        return _this();
    }

    /** As {@link CmqPublishSubscribeChannel#setPhase}. */
    public CmqPublishSubscribeChannelSpec phase(int value) {
        channel.setPhase(value);
        return _this();
    }

    /** As {@link CmqPublishSubscribeChannel#setMaxSubscribers}. */
    public CmqPublishSubscribeChannelSpec maxSubscribers(int value) {
        channel.setMaxSubscribers(value);
        return _this();
    }

    /** As {@link CmqPublishSubscribeChannel#setConcurrency}. */
    public CmqPublishSubscribeChannelSpec concurrency(int value) {
        channel.setConcurrency(value);
        return _this();
    }

    /** As {@link CmqPublishSubscribeChannel#setMaxMessagesPerPoll}. */
    public CmqPublishSubscribeChannelSpec maxMessagesPerPoll(int value) {
        channel.setMaxMessagesPerPoll(value);
        return _this();
    }

    /** As {@link CmqPublishSubscribeChannel#setPollWait}. */
    public CmqPublishSubscribeChannelSpec pollWait(Duration value) {
        channel.setPollWait(value);
        return _this();
    }

    /** As {@link CmqPublishSubscribeChannel#setAutoCreate}. */
    public CmqPublishSubscribeChannelSpec autoCreate(boolean value) {
        channel.setAutoCreate(value);
        return _this();
    }

    /** As {@link CmqPublishSubscribeChannel#setLeaseRenewal}. */
    public CmqPublishSubscribeChannelSpec leaseRenewal(boolean value) {
        channel.setLeaseRenewal(value);
        return _this();
    }

    /** As {@link CmqPublishSubscribeChannel#setLeaseRenewalLimit}. */
    public CmqPublishSubscribeChannelSpec leaseRenewalLimit(Duration value) {
        channel.setLeaseRenewalLimit(value);
        return _this();
    }

    /** As {@link CmqPublishSubscribeChannel#setRedeliveryDelay}. */
    public CmqPublishSubscribeChannelSpec redeliveryDelay(Duration value) {
        channel.setRedeliveryDelay(value);
        return _this();
    }

    /** As {@link CmqPublishSubscribeChannel#setMaxRedeliveryDelay}. */
    public CmqPublishSubscribeChannelSpec maxRedeliveryDelay(Duration value) {
        channel.setMaxRedeliveryDelay(value);
        return _this();
    }

    /** As {@link CmqPublishSubscribeChannel#setShutdownTimeout}. */
    public CmqPublishSubscribeChannelSpec shutdownTimeout(Duration value) {
        channel.setShutdownTimeout(value);
        return _this();
    }

    /** As {@link CmqPublishSubscribeChannel#setHeaderMapper}. */
    public CmqPublishSubscribeChannelSpec headerMapper(CmqHeaderMapper value) {
        channel.setHeaderMapper(value);
        return _this();
    }

    /** As {@link CmqPublishSubscribeChannel#setCmqMessageConverter}. */
    public CmqPublishSubscribeChannelSpec cmqMessageConverter(CmqMessageConverter value) {
        channel.setCmqMessageConverter(value);
        return _this();
    }
}
