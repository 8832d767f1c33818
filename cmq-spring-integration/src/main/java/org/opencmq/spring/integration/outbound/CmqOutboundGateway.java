package org.opencmq.spring.integration.outbound;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqException;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.action.Capability;
import org.opencmq.protocol.envelope.Address;
import org.opencmq.spring.integration.listener.AcknowledgeMode;
import org.opencmq.spring.integration.listener.CmqListenerContainer;
import org.opencmq.spring.integration.listener.ListenerOptions;
import org.opencmq.spring.integration.listener.Reception;
import org.opencmq.spring.integration.outbound.PendingReplies.Pending;
import org.opencmq.spring.integration.support.CmqAddresses;
import org.opencmq.spring.integration.support.CmqHeaderMapper;
import org.opencmq.spring.integration.support.CmqHeaders;
import org.opencmq.spring.integration.support.CmqMessageConverter;
import org.opencmq.spring.integration.support.CmqMessageConverter.Instruction;
import org.opencmq.spring.integration.support.CmqNames;
import org.opencmq.spring.integration.support.CmqSender;
import org.opencmq.spring.integration.support.DefaultCmqMessageConverter;
import org.opencmq.spring.integration.support.TemporaryQueues;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.Expression;
import org.springframework.expression.common.LiteralExpression;
import org.springframework.integration.MessageTimeoutException;
import org.springframework.integration.expression.ExpressionUtils;
import org.springframework.integration.expression.FunctionExpression;
import org.springframework.integration.handler.AbstractReplyProducingMessageHandler;
import org.springframework.integration.support.management.IntegrationManagedResource;
import org.springframework.integration.support.management.ManageableLifecycle;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHandlingException;

/**
 * Sends a request and waits for its reply, which comes to a queue that is fixed by {@link #setReplyQueue}, or to a temporary
 * one that lives from start to stop. One listener receives the replies of all requests.
 *
 * <p>A request carries a correlation id, and its message id is {@code ID:} and the same, so that it does not matter by which
 * of them a peer replies. On a fixed queue that several gateways share, a service that evaluates selectors gives each its own
 * replies only; elsewhere a reply of somebody else is put back. A reply that comes too late is dropped.
 *
 * <p>Configure it before it starts. Starts by itself with the first request when nothing started it.
 */
@IntegrationManagedResource
public class CmqOutboundGateway extends AbstractReplyProducingMessageHandler implements ManageableLifecycle {

    private final CmqClient client;
    private final SendOptions options = new SendOptions();
    private final ListenerOptions replies = new ListenerOptions();
    private final PendingReplies pending = new PendingReplies();

    private @Nullable String replyQueue;
    private Duration receiveTimeout = Duration.ofSeconds(5);
    private boolean autoCreate = true;
    private CmqMessageConverter converter = new DefaultCmqMessageConverter();
    private CmqSender sender;
    private EvaluationContext context = ExpressionUtils.createStandardEvaluationContext();
    private volatile @Nullable ReplyListener listener;

    /** A gateway whose destination must still be set; the client stays its owner's. */
    @SuppressWarnings("this-escape") // a setter of the superclass that touches nothing of ours
    public CmqOutboundGateway(CmqClient client) {
        this.client = client;
        this.sender = new CmqSender(client, true);
        setRequiresReply(true);
    }

    /** Sends requests to this queue. */
    public void setRequestQueue(String requestQueue) {
        options.destination(new LiteralExpression(CmqAddresses.text(new Address(Address.Kind.QUEUE, requestQueue))));
    }

    /** Publishes requests to this topic; the first reply counts. */
    public void setRequestTopic(String requestTopic) {
        options.destination(new LiteralExpression(CmqAddresses.text(new Address(Address.Kind.TOPIC, requestTopic))));
    }

    /** Gives the destination of each request. */
    public void setRequestDestinationExpression(Expression requestDestinationExpression) {
        options.destination(requestDestinationExpression);
    }

    /** As {@link #setRequestDestinationExpression}. */
    public void setRequestDestinationFunction(Function<Message<?>, ?> requestDestination) {
        options.destination(new FunctionExpression<>(requestDestination));
    }

    /** Gives the delay of each request: a {@link Duration} or seconds. */
    public void setDelayExpression(Expression delayExpression) {
        options.delay(delayExpression);
    }

    /** Gives the tags of each request to a topic. */
    public void setTagsExpression(Expression tagsExpression) {
        options.tags(tagsExpression);
    }

    /** Gives the routing key of each request to a topic. */
    public void setRoutingKeyExpression(Expression routingKeyExpression) {
        options.routingKey(routingKeyExpression);
    }

    /** Where replies come; without it a temporary queue is made. */
    public void setReplyQueue(String replyQueue) {
        this.replyQueue = replyQueue;
    }

    /** How long a reply is waited for; default 5 s. */
    public void setReceiveTimeout(Duration receiveTimeout) {
        if (receiveTimeout.isNegative() || receiveTimeout.isZero()) {
            throw new IllegalArgumentException("receiveTimeout must be more than 0, was " + receiveTimeout);
        }
        this.receiveTimeout = receiveTimeout;
    }

    /** Whether missing queues and topics are made; default yes. */
    public void setAutoCreate(boolean autoCreate) {
        this.autoCreate = autoCreate;
        replies.setAutoCreate(autoCreate);
    }

    /** How many replies are handed over at once; default 1. */
    public void setConcurrency(int concurrency) {
        replies.setConcurrency(concurrency);
    }

    /** Writes requests and reads replies. */
    public void setMessageConverter(CmqMessageConverter messageConverter) {
        replies.setMessageConverter(messageConverter);
    }

    /** Maps headers; not together with a message converter. */
    public void setHeaderMapper(CmqHeaderMapper headerMapper) {
        replies.setHeaderMapper(headerMapper);
    }

    /** Requests whose reply did not come yet. */
    @ManagedAttribute(description = "Requests that wait for their reply")
    public int getPendingCount() {
        return pending.count();
    }

    @Override
    public String getComponentType() {
        return "cmq:outbound-gateway";
    }

    @Override
    protected void doInit() {
        if (!options.hasDestination()) {
            throw new IllegalArgumentException("set a request queue, a request topic or a destination expression");
        }
        converter = replies.converter();
        sender = new CmqSender(client, autoCreate);
        context = ExpressionUtils.createStandardEvaluationContext(getBeanFactory());
        replies.setAcknowledgeMode(AcknowledgeMode.MANUAL);
    }

    @Override
    public synchronized void start() {
        if (listener != null) {
            return;
        }
        try {
            listener = open();
        } catch (CmqException e) {
            // The service may be away while the application starts; the first request tries again and reports it.
            logger.warn(e, "the reply queue could not be opened yet");
        }
    }

    private synchronized ReplyListener opened() throws CmqException {
        ReplyListener open = listener;
        if (open == null) {
            open = open();
            listener = open;
        }
        return open;
    }

    private ReplyListener open() throws CmqException {
        String fixed = replyQueue;
        Address address;
        if (fixed == null) {
            address = new Address(Address.Kind.TEMPORARY_QUEUE, "tmpq-" + pending.uniqueName());
            TemporaryQueues.createIfAbsent(client, CmqNames.queue(address.name()));
        } else {
            address = new Address(Address.Kind.QUEUE, fixed);
            if (client.capabilities().has(Capability.SELECTOR)) {
                replies.setSelector(pending.selector());
            }
        }
        QueueName queue = CmqNames.queue(address.name());
        String name = getComponentName() == null ? "cmq-gateway" : getComponentName();
        CmqListenerContainer container =
                new CmqListenerContainer(client, replies.settings(name + "-replies", queue), this::receive);
        container.start();
        return new ReplyListener(address, queue, container);
    }

    /** Ends waiting requests with a failure and deletes a temporary reply queue. */
    @Override
    public synchronized void stop() {
        ReplyListener open = listener;
        listener = null;
        if (open == null) {
            return;
        }
        open.container.stop();
        pending.failAll("the gateway was stopped");
        if (open.address.kind() == Address.Kind.TEMPORARY_QUEUE) {
            try {
                client.control().deleteQueueIfPresent(open.queue);
            } catch (CmqException e) {
                logger.warn(e, () -> "the temporary reply queue " + open.queue + " was not deleted");
            }
        }
    }

    @Override
    public boolean isRunning() {
        return listener != null;
    }

    @Override
    public void destroy() {
        stop();
        super.destroy();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // an asynchronous handler returns its future
    protected @Nullable Object handleRequestMessage(Message<?> request) {
        Pending waiting = pending.begin();
        boolean handedOver = false;
        try {
            Address destination = options.destination(context, request);
            Instruction instruction =
                    new Instruction(false, waiting.correlation(), opened().address, waiting.messageId(), 0);
            var unused = sender.sendAndWait(
                    destination,
                    converter.toText(request, destination, instruction),
                    options.delivery(context, request, this));
            if (isAsync()) {
                handedOver = true;
                return inTime(request, waiting);
            }
            return waiting.reply().get(receiveTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (CmqException e) {
            throw new MessageHandlingException(request, "the request was not sent: " + e.getMessage(), e);
        } catch (TimeoutException e) {
            throw new MessageTimeoutException(request, "no reply came within " + receiveTimeout, e);
        } catch (ExecutionException e) {
            throw new MessageHandlingException(request, "no reply: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MessageHandlingException(request, "interrupted while waiting for the reply", e);
        } finally {
            if (!handedOver) {
                pending.forget(waiting);
            }
        }
    }

    private CompletableFuture<Message<?>> inTime(Message<?> request, Pending waiting) {
        return waiting.reply()
                .orTimeout(receiveTimeout.toMillis(), TimeUnit.MILLISECONDS)
                .handle((answer, failure) -> {
                    pending.forget(waiting);
                    if (failure instanceof TimeoutException) {
                        throw new MessageTimeoutException(request, "no reply came within " + receiveTimeout, failure);
                    }
                    if (failure != null) {
                        throw new MessageHandlingException(request, "no reply: " + failure.getMessage(), failure);
                    }
                    return answer;
                });
    }

    private void receive(List<Reception> receptions) {
        Reception reception = receptions.get(0);
        Object correlation = reception.content().correlationId();
        Optional<String> own = pending.own(correlation);
        if (own.isPresent()) {
            complete(own.get(), reception);
            delete(reception);
        } else if (replyQueue == null) {
            logger.warn(() -> "a reply without the correlation id of a request is dropped, correlation=" + correlation);
            delete(reception);
        } else {
            reception.lease().requeue(false);
        }
    }

    private void complete(String correlation, Reception reception) {
        CompletableFuture<Message<?>> waiting = pending.take(correlation).orElse(null);
        ReplyListener open = listener;
        if (waiting == null || open == null) {
            logger.warn(() -> "a reply came too late and is dropped, correlation=" + correlation);
        } else if (reception.failure() != null) {
            waiting.completeExceptionally(reception.failure());
        } else {
            waiting.complete(reception
                    .message(getMessageBuilderFactory(), open.queue)
                    .removeHeader(CmqHeaders.REPLY_TO)
                    .removeHeader(CmqHeaders.CORRELATION_ID)
                    .build());
        }
    }

    private void delete(Reception reception) {
        var unused = reception.lease().accept().exceptionally(failure -> {
            logger.debug(failure, "a reply was not deleted, it will be dropped when it comes again");
            return null;
        });
    }

    private record ReplyListener(Address address, QueueName queue, CmqListenerContainer container) {}
}
