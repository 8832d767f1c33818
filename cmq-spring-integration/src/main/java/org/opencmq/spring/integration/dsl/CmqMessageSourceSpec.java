package org.opencmq.spring.integration.dsl;

import java.time.Duration;
import org.opencmq.spring.integration.inbound.CmqMessageSource;
import org.opencmq.spring.integration.support.CmqHeaderMapper;
import org.opencmq.spring.integration.support.CmqMessageConverter;
import org.springframework.integration.dsl.MessageSourceSpec;

/** A polled source. Used by one thread while the flow is defined. */
public class CmqMessageSourceSpec extends MessageSourceSpec<CmqMessageSourceSpec, CmqMessageSource> {

    private final CmqMessageSource component;

    CmqMessageSourceSpec(CmqMessageSource component) {
        this.component = component;
        this.target = component;
    }

    /** As {@link CmqMessageSource#setReceiveTimeout}. */
    public CmqMessageSourceSpec receiveTimeout(Duration value) {
        component.setReceiveTimeout(value);
        return _this();
    }

    /** As {@link CmqMessageSource#setMaxFetchSize}. */
    public CmqMessageSourceSpec maxFetchSize(int value) {
        component.setMaxFetchSize(value);
        return _this();
    }

    /** As {@link CmqMessageSource#setAutoCreate}. */
    public CmqMessageSourceSpec autoCreate(boolean value) {
        component.setAutoCreate(value);
        return _this();
    }

    /** As {@link CmqMessageSource#setLeaseRenewal}. */
    public CmqMessageSourceSpec leaseRenewal(boolean value) {
        component.setLeaseRenewal(value);
        return _this();
    }

    /** As {@link CmqMessageSource#setLeaseRenewalLimit}. */
    public CmqMessageSourceSpec leaseRenewalLimit(Duration value) {
        component.setLeaseRenewalLimit(value);
        return _this();
    }

    /** As {@link CmqMessageSource#setRedeliveryDelay}. */
    public CmqMessageSourceSpec redeliveryDelay(Duration value) {
        component.setRedeliveryDelay(value);
        return _this();
    }

    /** As {@link CmqMessageSource#setMaxRedeliveryDelay}. */
    public CmqMessageSourceSpec maxRedeliveryDelay(Duration value) {
        component.setMaxRedeliveryDelay(value);
        return _this();
    }

    /** As {@link CmqMessageSource#setMessageConverter}. */
    public CmqMessageSourceSpec messageConverter(CmqMessageConverter value) {
        component.setMessageConverter(value);
        return _this();
    }

    /** As {@link CmqMessageSource#setHeaderMapper}. */
    public CmqMessageSourceSpec headerMapper(CmqHeaderMapper value) {
        component.setHeaderMapper(value);
        return _this();
    }
}
