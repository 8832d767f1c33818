package org.opencmq.spring.integration.outbound;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqException;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.envelope.Address;
import org.opencmq.spring.integration.support.CmqAddresses;
import org.opencmq.spring.integration.support.CmqFormat;
import org.opencmq.spring.integration.support.CmqHeaderMapper;
import org.opencmq.spring.integration.support.CmqHeaders;
import org.opencmq.spring.integration.support.CmqMessageConverter;
import org.opencmq.spring.integration.support.CmqMessageConverter.Instruction;
import org.opencmq.spring.integration.support.CmqSender;
import org.opencmq.spring.integration.support.DefaultCmqMessageConverter;
import org.opencmq.spring.integration.support.Delivery;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.Expression;
import org.springframework.expression.common.LiteralExpression;
import org.springframework.integration.expression.ExpressionUtils;
import org.springframework.integration.expression.FunctionExpression;
import org.springframework.integration.handler.AbstractReplyProducingMessageHandler;
import org.springframework.integration.support.management.IntegrationManagedResource;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageHandlingException;
import org.springframework.messaging.support.ErrorMessage;

/**
 * Sends messages to a queue or a topic.
 *
 * <ul>
 *   <li>Synchronous (the default): returns when CMQ stored the message; a failure is thrown.
 *   <li>Asynchronous: returns at once. Messages gather in the client's pipeline and leave together. A future of the result goes
 *       to the futures channel, a failure to the failure channel; without one it is logged.
 *   <li>In both cases a stored message goes to the success channel, if there is one, with the header {@code cmq_msgId}; empty
 *       for a topic without a subscription that wanted it.
 *   <li>As a batch: a collection is sent as one message for each element, which may be messages themselves. Elements go to
 *       the pipeline together and are stored in their order. In a failure {@link CmqBatchSendException} tells which.
 * </ul>
 *
 * Configure it before use; then safe for all threads.
 */
@IntegrationManagedResource
public class CmqMessageHandler extends AbstractReplyProducingMessageHandler {

    private final CmqClient client;
    private final SendOptions options = new SendOptions();

    private CmqMessageConverter converter = new DefaultCmqMessageConverter();
    private @Nullable CmqHeaderMapper headerMapper;
    private CmqFormat format = CmqFormat.ENVELOPE;
    private boolean ownConverter;
    private boolean autoCreate = true;
    private boolean asyncSend;
    private boolean batch;
    private @Nullable MessageChannel successChannel;
    private @Nullable String successChannelName;
    private @Nullable MessageChannel failureChannel;
    private @Nullable String failureChannelName;
    private @Nullable MessageChannel futuresChannel;
    private @Nullable String futuresChannelName;
    private CmqSender sender;
    private EvaluationContext context = ExpressionUtils.createStandardEvaluationContext();

    /** A handler whose destination must still be set; the client stays its owner's. */
    public CmqMessageHandler(CmqClient client) {
        this.client = client;
        this.sender = new CmqSender(client, true);
    }

    /** Sends to this queue. */
    public void setQueue(String queue) {
        options.destination(new LiteralExpression(CmqAddresses.text(new Address(Address.Kind.QUEUE, queue))));
    }

    /** Publishes to this topic. */
    public void setTopic(String topic) {
        options.destination(new LiteralExpression(CmqAddresses.text(new Address(Address.Kind.TOPIC, topic))));
    }

    /** Gives the destination of each message: {@code topic://news}, {@code queue://orders}, or the plain name of a queue. */
    public void setDestinationExpression(Expression destinationExpression) {
        options.destination(destinationExpression);
    }

    /** As {@link #setDestinationExpression}. */
    public void setDestinationFunction(Function<Message<?>, ?> destination) {
        options.destination(new FunctionExpression<>(destination));
    }

    /** Delays every message, 0 to 3,600 s; on a topic receivers that know the envelope wait. */
    public void setDelay(Duration delay) {
        options.delay(new FunctionExpression<Message<?>>(message -> delay));
    }

    /** Gives the delay of each message: a {@link Duration} or seconds; default the header {@code cmq_delay}. */
    public void setDelayExpression(Expression delayExpression) {
        options.delay(delayExpression);
    }

    /** As {@link #setDelayExpression}. */
    public void setDelayFunction(Function<Message<?>, ?> delay) {
        options.delay(new FunctionExpression<>(delay));
    }

    /** Gives the tags of each message to a topic: a collection, or text with commas; default the header {@code cmq_tags}. */
    public void setTagsExpression(Expression tagsExpression) {
        options.tags(tagsExpression);
    }

    /** As {@link #setTagsExpression}. */
    public void setTagsFunction(Function<Message<?>, ?> tags) {
        options.tags(new FunctionExpression<>(tags));
    }

    /** Gives the routing key of each message to a topic; default the header {@code cmq_routingKey}. */
    public void setRoutingKeyExpression(Expression routingKeyExpression) {
        options.routingKey(routingKeyExpression);
    }

    /** As {@link #setRoutingKeyExpression}. */
    public void setRoutingKeyFunction(Function<Message<?>, ?> routingKey) {
        options.routingKey(new FunctionExpression<>(routingKey));
    }

    /** Whether a missing queue or topic is made; default yes. */
    public void setAutoCreate(boolean autoCreate) {
        this.autoCreate = autoCreate;
    }

    /** Whether sending does not wait for CMQ; default no. */
    public void setAsyncSend(boolean asyncSend) {
        this.asyncSend = asyncSend;
    }

    /** Whether each element of a collection is a message of its own; default no. */
    public void setBatch(boolean batch) {
        this.batch = batch;
    }

    /** The format that is written; not together with a message converter. */
    public void setFormat(CmqFormat format) {
        this.format = format;
    }

    /** Writes messages in another way. */
    public void setMessageConverter(CmqMessageConverter messageConverter) {
        this.converter = messageConverter;
        this.ownConverter = true;
    }

    /** Maps headers; not together with a message converter. */
    public void setHeaderMapper(CmqHeaderMapper headerMapper) {
        this.headerMapper = headerMapper;
    }

    /** Where messages go that were stored. */
    public void setSendSuccessChannel(MessageChannel sendSuccessChannel) {
        this.successChannel = sendSuccessChannel;
    }

    /** As {@link #setSendSuccessChannel}, by name. */
    public void setSendSuccessChannelName(String sendSuccessChannelName) {
        this.successChannelName = sendSuccessChannelName;
    }

    /** Where failures of asynchronous sending go, as error messages. */
    public void setSendFailureChannel(MessageChannel sendFailureChannel) {
        this.failureChannel = sendFailureChannel;
    }

    /** As {@link #setSendFailureChannel}, by name. */
    public void setSendFailureChannelName(String sendFailureChannelName) {
        this.failureChannelName = sendFailureChannelName;
    }

    /** Where a message goes for each asynchronous sending, whose payload is a future of the stored message. */
    public void setFuturesChannel(MessageChannel futuresChannel) {
        this.futuresChannel = futuresChannel;
    }

    /** As {@link #setFuturesChannel}, by name. */
    public void setFuturesChannelName(String futuresChannelName) {
        this.futuresChannelName = futuresChannelName;
    }

    /** Whether sending does not wait. */
    @ManagedAttribute(description = "Whether sending does not wait for the service")
    public boolean isAsyncSend() {
        return asyncSend;
    }

    @Override
    public String getComponentType() {
        return "cmq:outbound-channel-adapter";
    }

    @Override
    protected void doInit() {
        if (!options.hasDestination()) {
            throw new IllegalArgumentException("set a queue, a topic or a destination expression");
        }
        if (ownConverter && (headerMapper != null || format != CmqFormat.ENVELOPE)) {
            throw new IllegalArgumentException(
                    "messageConverter excludes headerMapper and format; set them on the converter");
        }
        if (!ownConverter) {
            DefaultCmqMessageConverter made = new DefaultCmqMessageConverter(format);
            if (headerMapper != null) {
                made.setHeaderMapper(headerMapper);
            }
            converter = made;
        }
        sender = new CmqSender(client, autoCreate);
        context = ExpressionUtils.createStandardEvaluationContext(getBeanFactory());
    }

    @Override
    protected @Nullable Object handleRequestMessage(Message<?> request) {
        List<Message<?>> messages = messages(request);
        List<CompletableFuture<Message<?>>> outcomes = new ArrayList<>(messages.size());
        Object orderKey = messages.size() > 1 ? new Object() : this;
        for (Message<?> message : messages) {
            boolean alone = !asyncSend && messages.size() == 1;
            outcomes.add(alone ? sendAlone(message) : send(message, orderKey));
        }
        if (asyncSend) {
            for (int i = 0; i < messages.size(); i++) {
                follow(messages.get(i), outcomes.get(i));
            }
        } else {
            await(request, outcomes);
        }
        return null;
    }

    private List<Message<?>> messages(Message<?> request) {
        if (!batch || !(request.getPayload() instanceof Collection<?> elements)) {
            return List.of(request);
        }
        List<Message<?>> messages = new ArrayList<>(elements.size());
        for (Object element : elements) {
            messages.add(
                    element instanceof Message<?> message
                            ? message
                            : getMessageBuilderFactory()
                                    .withPayload(element)
                                    .copyHeaders(request.getHeaders())
                                    .build());
        }
        return messages;
    }

    private CompletableFuture<Message<?>> sendAlone(Message<?> message) {
        Prepared prepared = prepare(message, this);
        try {
            return CompletableFuture.completedFuture(
                    result(message, sender.sendAndWait(prepared.destination(), prepared.text(), prepared.delivery())));
        } catch (CmqException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<Message<?>> send(Message<?> message, Object orderKey) {
        Prepared prepared = prepare(message, orderKey);
        return sender.send(prepared.destination(), prepared.text(), prepared.delivery())
                .thenApply(id -> result(message, id));
    }

    private Prepared prepare(Message<?> message, Object orderKey) {
        Address destination = options.destination(context, message);
        Delivery delivery = options.delivery(context, message, orderKey);
        boolean envelope = ownConverter || format == CmqFormat.ENVELOPE;
        if (!delivery.delay().isZero() && !CmqAddresses.isQueue(destination) && !envelope) {
            throw new IllegalArgumentException("a topic cannot delay a message in the raw format; use the envelope");
        }
        long due = delivery.delay().isZero()
                ? 0
                : System.currentTimeMillis() + delivery.delay().toMillis();
        return new Prepared(destination, converter.toText(message, destination, Instruction.deliverAt(due)), delivery);
    }

    private Message<?> result(Message<?> message, Optional<MessageId> id) {
        return id.<Message<?>>map(stored -> getMessageBuilderFactory()
                        .fromMessage(message)
                        .setHeader(CmqHeaders.MSG_ID, stored.value())
                        .build())
                .orElse(message);
    }

    private void await(Message<?> request, List<CompletableFuture<Message<?>>> outcomes) {
        List<Message<?>> stored = new ArrayList<>();
        List<Integer> failed = new ArrayList<>();
        Throwable first = null;
        for (int i = 0; i < outcomes.size(); i++) {
            try {
                stored.add(outcomes.get(i).join());
            } catch (CompletionException e) {
                failed.add(i);
                first = first == null ? cause(e) : first;
            }
        }
        stored.forEach(this::succeeded);
        if (first == null) {
            return;
        }
        if (outcomes.size() == 1) {
            throw new MessageHandlingException(request, "the message was not sent: " + first.getMessage(), first);
        }
        throw new CmqBatchSendException(request, failed, outcomes.size(), first);
    }

    private void follow(Message<?> message, CompletableFuture<Message<?>> outcome) {
        MessageChannel futures = channel(futuresChannel, futuresChannelName);
        if (futures != null) {
            messagingTemplate.send(
                    futures,
                    getMessageBuilderFactory()
                            .withPayload(outcome)
                            .copyHeaders(message.getHeaders())
                            .build());
        }
        var unused = outcome.whenCompleteAsync((stored, failure) -> {
            if (failure == null) {
                succeeded(stored);
            } else {
                failed(message, cause(failure));
            }
        });
    }

    private void succeeded(Message<?> stored) {
        MessageChannel success = channel(successChannel, successChannelName);
        if (success != null) {
            messagingTemplate.send(success, stored);
        }
    }

    private void failed(Message<?> message, Throwable cause) {
        MessageHandlingException failure =
                new MessageHandlingException(message, "the message was not sent: " + cause.getMessage(), cause);
        MessageChannel channel = channel(failureChannel, failureChannelName);
        if (channel == null) {
            logger.error(failure, "asynchronous sending failed and there is no sendFailureChannel");
        } else {
            messagingTemplate.send(channel, new ErrorMessage(failure, message));
        }
    }

    private @Nullable MessageChannel channel(@Nullable MessageChannel channel, @Nullable String name) {
        return channel != null || name == null ? channel : getChannelResolver().resolveDestination(name);
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private record Prepared(Address destination, String text, Delivery delivery) {}
}
