package org.opencmq.spring.integration.dsl;

import java.time.Duration;
import java.util.function.Function;
import org.opencmq.spring.integration.outbound.CmqOutboundGateway;
import org.opencmq.spring.integration.support.CmqHeaderMapper;
import org.opencmq.spring.integration.support.CmqMessageConverter;
import org.springframework.integration.dsl.MessageHandlerSpec;
import org.springframework.messaging.Message;

/** An outbound gateway. Used by one thread while the flow is defined. */
public class CmqOutboundGatewaySpec extends MessageHandlerSpec<CmqOutboundGatewaySpec, CmqOutboundGateway> {

    private final CmqOutboundGateway component;

    CmqOutboundGatewaySpec(CmqOutboundGateway component) {
        this.component = component;
        this.target = component;
    }

    /** As {@link CmqOutboundGateway#setRequestQueue}. */
    public CmqOutboundGatewaySpec requestQueue(String value) {
        component.setRequestQueue(value);
        return _this();
    }

    /** As {@link CmqOutboundGateway#setRequestTopic}. */
    public CmqOutboundGatewaySpec requestTopic(String value) {
        component.setRequestTopic(value);
        return _this();
    }

    /** As {@link CmqOutboundGateway#setRequestDestinationFunction}. */
    public CmqOutboundGatewaySpec requestDestination(Function<Message<?>, ?> function) {
        component.setRequestDestinationFunction(function);
        return _this();
    }

    /** As {@link CmqOutboundGateway#setRequestDestinationExpression}, from SpEL over the message. */
    public CmqOutboundGatewaySpec requestDestinationExpression(String expression) {
        component.setRequestDestinationExpression(PARSER.parseExpression(expression));
        return _this();
    }

    /** As {@link CmqOutboundGateway#setDelayExpression}, from SpEL over the message. */
    public CmqOutboundGatewaySpec delayExpression(String expression) {
        component.setDelayExpression(PARSER.parseExpression(expression));
        return _this();
    }

    /** As {@link CmqOutboundGateway#setTagsExpression}, from SpEL over the message. */
    public CmqOutboundGatewaySpec tagsExpression(String expression) {
        component.setTagsExpression(PARSER.parseExpression(expression));
        return _this();
    }

    /** As {@link CmqOutboundGateway#setRoutingKeyExpression}, from SpEL over the message. */
    public CmqOutboundGatewaySpec routingKeyExpression(String expression) {
        component.setRoutingKeyExpression(PARSER.parseExpression(expression));
        return _this();
    }

    /** As {@link CmqOutboundGateway#setReplyQueue}. */
    public CmqOutboundGatewaySpec replyQueue(String value) {
        component.setReplyQueue(value);
        return _this();
    }

    /** As {@link CmqOutboundGateway#setReceiveTimeout}. */
    public CmqOutboundGatewaySpec receiveTimeout(Duration value) {
        component.setReceiveTimeout(value);
        return _this();
    }

    /** As {@link CmqOutboundGateway#setAutoCreate}. */
    public CmqOutboundGatewaySpec autoCreate(boolean value) {
        component.setAutoCreate(value);
        return _this();
    }

    /** As {@link CmqOutboundGateway#setConcurrency}. */
    public CmqOutboundGatewaySpec concurrency(int value) {
        component.setConcurrency(value);
        return _this();
    }

    /** As {@link CmqOutboundGateway#setRequiresReply}. */
    public CmqOutboundGatewaySpec requiresReply(boolean value) {
        component.setRequiresReply(value);
        return _this();
    }

    /** As {@link CmqOutboundGateway#setAsync}. */
    public CmqOutboundGatewaySpec async(boolean value) {
        component.setAsync(value);
        return _this();
    }

    /** As {@link CmqOutboundGateway#setMessageConverter}. */
    public CmqOutboundGatewaySpec messageConverter(CmqMessageConverter value) {
        component.setMessageConverter(value);
        return _this();
    }

    /** As {@link CmqOutboundGateway#setHeaderMapper}. */
    public CmqOutboundGatewaySpec headerMapper(CmqHeaderMapper value) {
        component.setHeaderMapper(value);
        return _this();
    }
}
