package org.opencmq.spring.integration.dsl;

import java.time.Duration;
import org.opencmq.spring.integration.channel.SubscribableCmqChannel;
import org.opencmq.spring.integration.support.CmqHeaderMapper;
import org.opencmq.spring.integration.support.CmqMessageConverter;
import org.springframework.integration.dsl.MessageChannelSpec;

/**
 * What the specs of channels with subscribers share. Used by one thread while the flow is defined.
 *
 * @param <S> the spec itself
 * @param <C> its channel
 */
public abstract class SubscribableCmqChannelSpec<
                S extends SubscribableCmqChannelSpec<S, C>, C extends SubscribableCmqChannel>
        extends MessageChannelSpec<S, C> {

    SubscribableCmqChannelSpec(C component) {
        this.channel = component;
    }

    /** As {@link SubscribableCmqChannel#setAutoStartup}. */
    public S autoStartup(boolean value) {
        channel.setAutoStartup(value);
        return _this();
    }

    /** As {@link SubscribableCmqChannel#setPhase}. */
    public S phase(int value) {
        channel.setPhase(value);
        return _this();
    }

    /** As {@link SubscribableCmqChannel#setMaxSubscribers}. */
    public S maxSubscribers(int value) {
        channel.setMaxSubscribers(value);
        return _this();
    }

    /** As {@link SubscribableCmqChannel#setConcurrency}. */
    public S concurrency(int value) {
        channel.setConcurrency(value);
        return _this();
    }

    /** As {@link SubscribableCmqChannel#setMaxMessagesPerPoll}. */
    public S maxMessagesPerPoll(int value) {
        channel.setMaxMessagesPerPoll(value);
        return _this();
    }

    /** As {@link SubscribableCmqChannel#setPollWait}. */
    public S pollWait(Duration value) {
        channel.setPollWait(value);
        return _this();
    }

    /** As {@link SubscribableCmqChannel#setAutoCreate}. */
    public S autoCreate(boolean value) {
        channel.setAutoCreate(value);
        return _this();
    }

    /** As {@link SubscribableCmqChannel#setLeaseRenewal}. */
    public S leaseRenewal(boolean value) {
        channel.setLeaseRenewal(value);
        return _this();
    }

    /** As {@link SubscribableCmqChannel#setLeaseRenewalLimit}. */
    public S leaseRenewalLimit(Duration value) {
        channel.setLeaseRenewalLimit(value);
        return _this();
    }

    /** As {@link SubscribableCmqChannel#setRedeliveryDelay}. */
    public S redeliveryDelay(Duration value) {
        channel.setRedeliveryDelay(value);
        return _this();
    }

    /** As {@link SubscribableCmqChannel#setMaxRedeliveryDelay}. */
    public S maxRedeliveryDelay(Duration value) {
        channel.setMaxRedeliveryDelay(value);
        return _this();
    }

    /** As {@link SubscribableCmqChannel#setShutdownTimeout}. */
    public S shutdownTimeout(Duration value) {
        channel.setShutdownTimeout(value);
        return _this();
    }

    /** As {@link SubscribableCmqChannel#setHeaderMapper}. */
    public S headerMapper(CmqHeaderMapper value) {
        channel.setHeaderMapper(value);
        return _this();
    }

    /** As {@link SubscribableCmqChannel#setCmqMessageConverter}. */
    public S cmqMessageConverter(CmqMessageConverter value) {
        channel.setCmqMessageConverter(value);
        return _this();
    }
}
