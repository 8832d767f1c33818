package org.opencmq.spring.integration.dsl;

import java.time.Duration;
import org.opencmq.spring.integration.inbound.CmqMessageDrivenChannelAdapter;
import org.opencmq.spring.integration.listener.AcknowledgeMode;
import org.opencmq.spring.integration.support.CmqHeaderMapper;
import org.opencmq.spring.integration.support.CmqMessageConverter;
import org.springframework.core.retry.RetryOperations;
import org.springframework.integration.core.RecoveryCallback;
import org.springframework.integration.dsl.MessageProducerSpec;

/** A message-driven adapter. Used by one thread while the flow is defined. */
public class CmqMessageDrivenSpec extends MessageProducerSpec<CmqMessageDrivenSpec, CmqMessageDrivenChannelAdapter> {

    private final CmqMessageDrivenChannelAdapter component;

    CmqMessageDrivenSpec(CmqMessageDrivenChannelAdapter component) {
        super(component);
        this.component = component;
    }

    /** As {@link CmqMessageDrivenChannelAdapter#setAcknowledgeMode}. */
    public CmqMessageDrivenSpec acknowledgeMode(AcknowledgeMode value) {
        component.setAcknowledgeMode(value);
        return _this();
    }

    /** As {@link CmqMessageDrivenChannelAdapter#setBatch}. */
    public CmqMessageDrivenSpec batch(boolean value) {
        component.setBatch(value);
        return _this();
    }

    /** As {@link CmqMessageDrivenChannelAdapter#setRetryTemplate}. */
    public CmqMessageDrivenSpec retryTemplate(RetryOperations value) {
        component.setRetryTemplate(value);
        return _this();
    }

    /** As {@link CmqMessageDrivenChannelAdapter#setRecoveryCallback}. */
    public CmqMessageDrivenSpec recoveryCallback(RecoveryCallback<?> value) {
        component.setRecoveryCallback(value);
        return _this();
    }

    /** As {@link CmqMessageDrivenChannelAdapter#setConcurrency}. */
    public CmqMessageDrivenSpec concurrency(int value) {
        component.setConcurrency(value);
        return _this();
    }

    /** As {@link CmqMessageDrivenChannelAdapter#setMaxMessagesPerPoll}. */
    public CmqMessageDrivenSpec maxMessagesPerPoll(int value) {
        component.setMaxMessagesPerPoll(value);
        return _this();
    }

    /** As {@link CmqMessageDrivenChannelAdapter#setPollWait}. */
    public CmqMessageDrivenSpec pollWait(Duration value) {
        component.setPollWait(value);
        return _this();
    }

    /** As {@link CmqMessageDrivenChannelAdapter#setAutoCreate}. */
    public CmqMessageDrivenSpec autoCreate(boolean value) {
        component.setAutoCreate(value);
        return _this();
    }

    /** As {@link CmqMessageDrivenChannelAdapter#setLeaseRenewal}. */
    public CmqMessageDrivenSpec leaseRenewal(boolean value) {
        component.setLeaseRenewal(value);
        return _this();
    }

    /** As {@link CmqMessageDrivenChannelAdapter#setLeaseRenewalLimit}. */
    public CmqMessageDrivenSpec leaseRenewalLimit(Duration value) {
        component.setLeaseRenewalLimit(value);
        return _this();
    }

    /** As {@link CmqMessageDrivenChannelAdapter#setRedeliveryDelay}. */
    public CmqMessageDrivenSpec redeliveryDelay(Duration value) {
        component.setRedeliveryDelay(value);
        return _this();
    }

    /** As {@link CmqMessageDrivenChannelAdapter#setMaxRedeliveryDelay}. */
    public CmqMessageDrivenSpec maxRedeliveryDelay(Duration value) {
        component.setMaxRedeliveryDelay(value);
        return _this();
    }

    /** As {@link CmqMessageDrivenChannelAdapter#setShutdownTimeout}. */
    public CmqMessageDrivenSpec shutdownTimeout(Duration value) {
        component.setShutdownTimeout(value);
        return _this();
    }

    /** As {@link CmqMessageDrivenChannelAdapter#setSelector}. */
    public CmqMessageDrivenSpec selector(String value) {
        component.setSelector(value);
        return _this();
    }

    /** As {@link CmqMessageDrivenChannelAdapter#setMessageConverter}. */
    public CmqMessageDrivenSpec messageConverter(CmqMessageConverter value) {
        component.setMessageConverter(value);
        return _this();
    }

    /** As {@link CmqMessageDrivenChannelAdapter#setHeaderMapper}. */
    public CmqMessageDrivenSpec headerMapper(CmqHeaderMapper value) {
        component.setHeaderMapper(value);
        return _this();
    }
}
