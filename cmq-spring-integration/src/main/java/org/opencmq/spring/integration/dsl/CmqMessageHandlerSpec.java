package org.opencmq.spring.integration.dsl;

import java.time.Duration;
import java.util.function.Function;
import org.opencmq.spring.integration.outbound.CmqMessageHandler;
import org.opencmq.spring.integration.support.CmqFormat;
import org.opencmq.spring.integration.support.CmqHeaderMapper;
import org.opencmq.spring.integration.support.CmqMessageConverter;
import org.springframework.integration.dsl.MessageHandlerSpec;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;

/** A handler that sends to queues and topics. Used by one thread while the flow is defined. */
public class CmqMessageHandlerSpec extends MessageHandlerSpec<CmqMessageHandlerSpec, CmqMessageHandler> {

    private final CmqMessageHandler component;

    CmqMessageHandlerSpec(CmqMessageHandler component) {
        this.component = component;
        this.target = component;
    }

    /** As {@link CmqMessageHandler#setDestinationFunction}. */
    public CmqMessageHandlerSpec destination(Function<Message<?>, ?> function) {
        component.setDestinationFunction(function);
        return _this();
    }

    /** As {@link CmqMessageHandler#setDestinationExpression}, from SpEL over the message. */
    public CmqMessageHandlerSpec destinationExpression(String expression) {
        component.setDestinationExpression(PARSER.parseExpression(expression));
        return _this();
    }

    /** As {@link CmqMessageHandler#setDelay}. */
    public CmqMessageHandlerSpec delay(Duration value) {
        component.setDelay(value);
        return _this();
    }

    /** As {@link CmqMessageHandler#setDelayFunction}. */
    public CmqMessageHandlerSpec delayFunction(Function<Message<?>, ?> function) {
        component.setDelayFunction(function);
        return _this();
    }

    /** As {@link CmqMessageHandler#setDelayExpression}, from SpEL over the message. */
    public CmqMessageHandlerSpec delayExpression(String expression) {
        component.setDelayExpression(PARSER.parseExpression(expression));
        return _this();
    }

    /** As {@link CmqMessageHandler#setTagsFunction}. */
    public CmqMessageHandlerSpec tags(Function<Message<?>, ?> function) {
        component.setTagsFunction(function);
        return _this();
    }

    /** As {@link CmqMessageHandler#setTagsExpression}, from SpEL over the message. */
    public CmqMessageHandlerSpec tagsExpression(String expression) {
        component.setTagsExpression(PARSER.parseExpression(expression));
        return _this();
    }

    /** As {@link CmqMessageHandler#setRoutingKeyFunction}. */
    public CmqMessageHandlerSpec routingKey(Function<Message<?>, ?> function) {
        component.setRoutingKeyFunction(function);
        return _this();
    }

    /** As {@link CmqMessageHandler#setRoutingKeyExpression}, from SpEL over the message. */
    public CmqMessageHandlerSpec routingKeyExpression(String expression) {
        component.setRoutingKeyExpression(PARSER.parseExpression(expression));
        return _this();
    }

    /** As {@link CmqMessageHandler#setAutoCreate}. */
    public CmqMessageHandlerSpec autoCreate(boolean value) {
        component.setAutoCreate(value);
        return _this();
    }

    /** As {@link CmqMessageHandler#setAsyncSend}. */
    public CmqMessageHandlerSpec asyncSend(boolean value) {
        component.setAsyncSend(value);
        return _this();
    }

    /** As {@link CmqMessageHandler#setBatch}. */
    public CmqMessageHandlerSpec batch(boolean value) {
        component.setBatch(value);
        return _this();
    }

    /** As {@link CmqMessageHandler#setFormat}. */
    public CmqMessageHandlerSpec format(CmqFormat value) {
        component.setFormat(value);
        return _this();
    }

    /** As {@link CmqMessageHandler#setMessageConverter}. */
    public CmqMessageHandlerSpec messageConverter(CmqMessageConverter value) {
        component.setMessageConverter(value);
        return _this();
    }

    /** As {@link CmqMessageHandler#setHeaderMapper}. */
    public CmqMessageHandlerSpec headerMapper(CmqHeaderMapper value) {
        component.setHeaderMapper(value);
        return _this();
    }

    /** As {@link CmqMessageHandler#setSendSuccessChannel}. */
    public CmqMessageHandlerSpec sendSuccessChannel(MessageChannel value) {
        component.setSendSuccessChannel(value);
        return _this();
    }

    /** As {@link CmqMessageHandler#setSendSuccessChannelName}. */
    public CmqMessageHandlerSpec sendSuccessChannelName(String value) {
        component.setSendSuccessChannelName(value);
        return _this();
    }

    /** As {@link CmqMessageHandler#setSendFailureChannel}. */
    public CmqMessageHandlerSpec sendFailureChannel(MessageChannel value) {
        component.setSendFailureChannel(value);
        return _this();
    }

    /** As {@link CmqMessageHandler#setSendFailureChannelName}. */
    public CmqMessageHandlerSpec sendFailureChannelName(String value) {
        component.setSendFailureChannelName(value);
        return _this();
    }

    /** As {@link CmqMessageHandler#setFuturesChannel}. */
    public CmqMessageHandlerSpec futuresChannel(MessageChannel value) {
        component.setFuturesChannel(value);
        return _this();
    }

    /** As {@link CmqMessageHandler#setFuturesChannelName}. */
    public CmqMessageHandlerSpec futuresChannelName(String value) {
        component.setFuturesChannelName(value);
        return _this();
    }
}
