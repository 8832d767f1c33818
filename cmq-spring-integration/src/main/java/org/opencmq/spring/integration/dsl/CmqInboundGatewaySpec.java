package org.opencmq.spring.integration.dsl;

import java.time.Duration;
import org.opencmq.spring.integration.inbound.CmqInboundGateway;
import org.opencmq.spring.integration.support.CmqHeaderMapper;
import org.opencmq.spring.integration.support.CmqMessageConverter;
import org.springframework.integration.dsl.MessagingGatewaySpec;

/** An inbound gateway. Used by one thread while the flow is defined. */
public class CmqInboundGatewaySpec extends MessagingGatewaySpec<CmqInboundGatewaySpec, CmqInboundGateway> {

    private final CmqInboundGateway component;

    CmqInboundGatewaySpec(CmqInboundGateway component) {
        super(component);
        this.component = component;
    }

    /** As {@link CmqInboundGateway#setDefaultReplyTo}. */
    public CmqInboundGatewaySpec defaultReplyTo(String value) {
        component.setDefaultReplyTo(value);
        return _this();
    }

    /** As {@link CmqInboundGateway#setConcurrency}. */
    public CmqInboundGatewaySpec concurrency(int value) {
        component.setConcurrency(value);
        return _this();
    }

    /** As {@link CmqInboundGateway#setMaxMessagesPerPoll}. */
    public CmqInboundGatewaySpec maxMessagesPerPoll(int value) {
        component.setMaxMessagesPerPoll(value);
        return _this();
    }

    /** As {@link CmqInboundGateway#setPollWait}. */
    public CmqInboundGatewaySpec pollWait(Duration value) {
        component.setPollWait(value);
        return _this();
    }

    /** As {@link CmqInboundGateway#setAutoCreate}. */
    public CmqInboundGatewaySpec autoCreate(boolean value) {
        component.setAutoCreate(value);
        return _this();
    }

    /** As {@link CmqInboundGateway#setLeaseRenewal}. */
    public CmqInboundGatewaySpec leaseRenewal(boolean value) {
        component.setLeaseRenewal(value);
        return _this();
    }

    /** As {@link CmqInboundGateway#setLeaseRenewalLimit}. */
    public CmqInboundGatewaySpec leaseRenewalLimit(Duration value) {
        component.setLeaseRenewalLimit(value);
        return _this();
    }

    /** As {@link CmqInboundGateway#setRedeliveryDelay}. */
    public CmqInboundGatewaySpec redeliveryDelay(Duration value) {
        component.setRedeliveryDelay(value);
        return _this();
    }

    /** As {@link CmqInboundGateway#setMaxRedeliveryDelay}. */
    public CmqInboundGatewaySpec maxRedeliveryDelay(Duration value) {
        component.setMaxRedeliveryDelay(value);
        return _this();
    }

    /** As {@link CmqInboundGateway#setShutdownTimeout}. */
    public CmqInboundGatewaySpec shutdownTimeout(Duration value) {
        component.setShutdownTimeout(value);
        return _this();
    }

    /** As {@link CmqInboundGateway#setSelector}. */
    public CmqInboundGatewaySpec selector(String value) {
        component.setSelector(value);
        return _this();
    }

    /** As {@link CmqInboundGateway#setMessageConverter}. */
    public CmqInboundGatewaySpec messageConverter(CmqMessageConverter value) {
        component.setMessageConverter(value);
        return _this();
    }

    /** As {@link CmqInboundGateway#setHeaderMapper}. */
    public CmqInboundGatewaySpec headerMapper(CmqHeaderMapper value) {
        component.setHeaderMapper(value);
        return _this();
    }
}
