package org.opencmq.spring.integration.inbound;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.opencmq.client.CmqClient;
import org.opencmq.protocol.QueueName;
import org.opencmq.spring.integration.listener.AcknowledgeMode;
import org.opencmq.spring.integration.listener.CmqListenerContainer;
import org.opencmq.spring.integration.listener.ListenerOptions;
import org.opencmq.spring.integration.listener.Reception;
import org.opencmq.spring.integration.support.CmqHeaderMapper;
import org.opencmq.spring.integration.support.CmqMessageConverter;
import org.opencmq.spring.integration.support.CmqNames;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryOperations;
import org.springframework.integration.IntegrationMessageHeaderAccessor;
import org.springframework.integration.context.OrderlyShutdownCapable;
import org.springframework.integration.core.Pausable;
import org.springframework.integration.core.RecoveryCallback;
import org.springframework.integration.endpoint.MessageProducerSupport;
import org.springframework.integration.support.ErrorMessageUtils;
import org.springframework.integration.support.management.IntegrationManagedResource;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;

/**
 * Receives from a queue and sends each message, or each batch, to its output channel.
 *
 * <ul>
 *   <li>A failure goes to the error channel; when that flow ends well, the message counts as handled. Without an error
 *       channel, or when its flow fails too, the message comes again ({@link AcknowledgeMode}).
 *   <li>With a retry template the message is tried again here, its lease renewed meanwhile; afterwards the recovery callback
 *       decides, without one the error channel, without one the failure stands.
 *   <li>A body that cannot be read takes the same way, with its text as payload.
 *   <li>In batch mode the payload is the list of payloads, and {@code cmq_batchedHeaders} the list of their headers.
 * </ul>
 *
 * Configure it before it starts. Messages are sent from the threads {@code NAME-1} and so on.
 */
@IntegrationManagedResource
public class CmqMessageDrivenChannelAdapter extends MessageProducerSupport implements Pausable, OrderlyShutdownCapable {

    private final CmqClient client;
    private final QueueName queue;
    private final ListenerOptions options = new ListenerOptions();
    private final ThreadLocal<Boolean> recoveryDecides = ThreadLocal.withInitial(() -> false);

    private @Nullable RetryOperations retryTemplate;
    private @Nullable RecoveryCallback<?> recoveryCallback;
    private volatile @Nullable CmqListenerContainer container;

    /**
     * An adapter of a queue, which is made when it is missing.
     *
     * @param client stays its owner's
     * @param queue any name; one that CMQ cannot spell is respelled as the JMS provider does
     */
    public CmqMessageDrivenChannelAdapter(CmqClient client, String queue) {
        this.client = client;
        this.queue = CmqNames.queue(queue);
    }

    /** When messages are deleted; default after success. */
    public void setAcknowledgeMode(AcknowledgeMode acknowledgeMode) {
        options.setAcknowledgeMode(acknowledgeMode);
    }

    /** Whether the messages of one receive go out as one message; default no. */
    public void setBatch(boolean batch) {
        options.setBatch(batch);
    }

    /** Tries a message again before it counts as failed. */
    public void setRetryTemplate(RetryOperations retryTemplate) {
        this.retryTemplate = retryTemplate;
    }

    /** Decides about a message whose retries are used up; when it returns, the message counts as handled. */
    public void setRecoveryCallback(RecoveryCallback<?> recoveryCallback) {
        this.recoveryCallback = recoveryCallback;
    }

    /** How many messages or batches are handled at once, 1 to 1,000; default 1, which keeps the queue's order. */
    public void setConcurrency(int concurrency) {
        options.setConcurrency(concurrency);
    }

    /** Most messages of one receive, 1 to 256; default 16, the most of plain CMQ. */
    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        options.setMaxMessagesPerPoll(maxMessagesPerPoll);
    }

    /** Longest wait of one receive, 0 to 30 s; default 20 s. */
    public void setPollWait(Duration pollWait) {
        options.setPollWait(pollWait);
    }

    /** Whether a missing queue is made; default yes. */
    public void setAutoCreate(boolean autoCreate) {
        options.setAutoCreate(autoCreate);
    }

    /** Whether leases are renewed while messages are handled, where the service can do that; default yes. */
    public void setLeaseRenewal(boolean leaseRenewal) {
        options.setLeaseRenewal(leaseRenewal);
    }

    /** Longest time renewal holds one message, 1 s to 12 h; default 1 h. */
    public void setLeaseRenewalLimit(Duration leaseRenewalLimit) {
        options.setLeaseRenewalLimit(leaseRenewalLimit);
    }

    /** Pause before the first redelivery of a message that failed, doubled each time; default 1 s. */
    public void setRedeliveryDelay(Duration redeliveryDelay) {
        options.setRedeliveryDelay(redeliveryDelay);
    }

    /** Ceiling of that pause; default 5 min. */
    public void setMaxRedeliveryDelay(Duration maxRedeliveryDelay) {
        options.setMaxRedeliveryDelay(maxRedeliveryDelay);
    }

    /** How long stopping waits for handling to end before it interrupts; default 10 s. */
    public void setShutdownTimeout(Duration shutdownTimeout) {
        options.setShutdownTimeout(shutdownTimeout);
    }

    /** A JMS selector; the service must be able to evaluate it, plain CMQ ignores it. */
    public void setSelector(String selector) {
        options.setSelector(selector);
    }

    /** Reads messages; default a {@link org.opencmq.spring.integration.support.DefaultCmqMessageConverter}. */
    public void setMessageConverter(CmqMessageConverter messageConverter) {
        options.setMessageConverter(messageConverter);
    }

    /** Maps headers; not together with a message converter. */
    public void setHeaderMapper(CmqHeaderMapper headerMapper) {
        options.setHeaderMapper(headerMapper);
    }

    @Override
    public String getComponentType() {
        return "cmq:message-driven-channel-adapter";
    }

    @Override
    protected void onInit() {
        super.onInit();
        if (recoveryCallback != null && retryTemplate == null) {
            throw new IllegalArgumentException("recoveryCallback needs a retryTemplate");
        }
        container();
    }

    /** While retries go on, a single failure is not an error yet. */
    @Override
    public @Nullable MessageChannel getErrorChannel() {
        return recoveryDecides.get() ? null : super.getErrorChannel();
    }

    private CmqListenerContainer container() {
        CmqListenerContainer made = container;
        if (made == null) {
            String name = getComponentName();
            made = new CmqListenerContainer(
                    client, options.settings(name == null ? "cmq-" + queue : name, queue), this::receive);
            container = made;
        }
        return made;
    }

    @Override
    protected void doStart() {
        super.doStart();
        container().start();
    }

    @Override
    protected void doStop() {
        container().stop();
        super.doStop();
    }

    /** Stops receiving and gives back what was not begun; what was begun goes on. */
    @Override
    @ManagedOperation(description = "Stop receiving until resumed")
    public void pause() {
        container().pause();
    }

    /** Receives again. */
    @Override
    @ManagedOperation(description = "Receive again")
    public void resume() {
        container().resume();
    }

    @Override
    @ManagedAttribute(description = "Whether receiving is paused")
    public boolean isPaused() {
        return container().isPaused();
    }

    /** Takes nothing further; answers how many messages are in progress. */
    @Override
    public int beforeShutdown() {
        container().stopReceiving();
        return container().inProgress();
    }

    /** Waits for what is in progress; answers how many messages still are. */
    @Override
    public int afterShutdown() {
        stop();
        return container().inProgress();
    }

    /** Messages received since this was made. */
    @ManagedAttribute(description = "Messages received")
    public long getReceivedCount() {
        return container().receivedCount();
    }

    /** Attempts to handle messages that failed since this was made. */
    @ManagedAttribute(description = "Failed attempts")
    public long getFailedCount() {
        return container().failedCount();
    }

    /** How often the service was away since this was made. */
    @ManagedAttribute(description = "Outages of the service")
    public long getOutageCount() {
        return container().outageCount();
    }

    /** Messages that were held longer than their lease since this was made. */
    @ManagedAttribute(description = "Messages held longer than their lease")
    public long getStaleCount() {
        return container().staleCount();
    }

    /** Messages in progress. */
    @ManagedAttribute(description = "Messages in progress")
    public int getInProgressCount() {
        return container().inProgress();
    }

    private void receive(List<Reception> receptions) throws Exception {
        boolean manual = options.getAcknowledgeMode() == AcknowledgeMode.MANUAL;
        ReceptionMessages messages = new ReceptionMessages(getMessageBuilderFactory(), queue, manual);
        Message<?> message = options.isBatch() ? messages.batch(receptions) : messages.single(receptions.get(0));
        for (Reception reception : receptions) {
            if (reception.failure() != null) {
                if (!sendErrorMessageIfNecessary(message, reception.failure())) {
                    throw reception.failure();
                }
                return;
            }
        }
        RetryOperations retry = retryTemplate;
        if (retry == null) {
            sendMessage(message);
        } else {
            sendWithRetry(retry, message);
        }
    }

    private void sendWithRetry(RetryOperations retry, Message<?> message) throws Exception {
        AtomicInteger attempt = new AtomicInteger();
        Message<?> counted = getMessageBuilderFactory()
                .fromMessage(message)
                .setHeader(IntegrationMessageHeaderAccessor.DELIVERY_ATTEMPT, attempt)
                .build();
        recoveryDecides.set(true);
        try {
            retry.execute(() -> {
                attempt.incrementAndGet();
                sendMessage(counted);
                return true;
            });
        } catch (RetryException e) {
            recoveryDecides.remove();
            Exception cause = e.getCause() instanceof Exception exception ? exception : e;
            RecoveryCallback<?> recovery = recoveryCallback;
            if (recovery != null) {
                recovery.recover(ErrorMessageUtils.getAttributeAccessor(counted, counted), cause);
            } else if (!sendErrorMessageIfNecessary(counted, cause)) {
                throw cause;
            }
        } finally {
            recoveryDecides.remove();
        }
    }
}
