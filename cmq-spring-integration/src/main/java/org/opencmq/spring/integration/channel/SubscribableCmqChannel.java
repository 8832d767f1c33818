package org.opencmq.spring.integration.channel;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencmq.client.CmqClient;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.envelope.Address;
import org.opencmq.spring.integration.listener.CmqListenerContainer;
import org.opencmq.spring.integration.listener.ListenerOptions;
import org.opencmq.spring.integration.listener.Reception;
import org.opencmq.spring.integration.support.CmqHeaderMapper;
import org.opencmq.spring.integration.support.CmqMessageConverter;
import org.opencmq.spring.integration.support.CmqSender;
import org.springframework.integration.channel.AbstractSubscribableChannel;
import org.springframework.integration.channel.BroadcastCapableChannel;
import org.springframework.integration.dispatcher.AbstractDispatcher;
import org.springframework.integration.support.management.ManageableSmartLifecycle;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.messaging.Message;

/**
 * A channel that stores what is sent to it and hands what it receives to its subscribers: what {@link CmqChannel} and {@link
 * CmqPublishSubscribeChannel} share. Owner of the listener container, which lives from initialization to destruction and
 * receives from start to stop.
 *
 * <p>Configure it before use; then safe for all threads. Lifecycle methods are called by one thread at a time.
 */
public abstract class SubscribableCmqChannel extends AbstractSubscribableChannel
        implements BroadcastCapableChannel, ManageableSmartLifecycle {

    private final CmqClient client;
    private final Address address;
    private final AbstractDispatcher dispatcher;
    private final ListenerOptions options = new ListenerOptions();

    private boolean autoStartup = true;
    private int phase = Integer.MAX_VALUE;
    private @Nullable ChannelSender sender;
    private volatile @Nullable CmqListenerContainer container;
    private volatile boolean running;

    /**
     * A channel that is not initialized yet.
     *
     * @param client stays its owner's
     * @param address where messages are sent
     * @param dispatcher hands received messages to the subscribers
     */
    SubscribableCmqChannel(CmqClient client, Address address, AbstractDispatcher dispatcher) {
        this.client = client;
        this.address = address;
        this.dispatcher = dispatcher;
    }

    /** The queue it receives from; the same from initialization on. */
    abstract QueueName queue();

    /**
     * Makes what must be there before receiving begins; here nothing.
     *
     * @throws org.springframework.messaging.MessagingException when that was not possible; the channel does not start
     */
    void beforeStart() {}

    /** Removes what shall not stay after receiving ended; here nothing. */
    void afterStop() {}

    /** Whether it receives as soon as the application runs; default yes. */
    public void setAutoStartup(boolean autoStartup) {
        this.autoStartup = autoStartup;
    }

    /** When it starts among others; default the last, and it stops first. */
    public void setPhase(int phase) {
        this.phase = phase;
    }

    /** How many subscribers there may be. */
    public void setMaxSubscribers(int maxSubscribers) {
        dispatcher.setMaxSubscribers(maxSubscribers);
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

    /** Writes and reads messages in another way. */
    public void setCmqMessageConverter(CmqMessageConverter cmqMessageConverter) {
        options.setMessageConverter(cmqMessageConverter);
    }

    /** Maps headers; not together with a converter. */
    public void setHeaderMapper(CmqHeaderMapper headerMapper) {
        options.setHeaderMapper(headerMapper);
    }

    @Override
    protected void onInit() {
        super.onInit();
        sender = new ChannelSender(new CmqSender(client, true), address, options.converter());
        String threads = getComponentName() == null ? "cmq-" + queue() : getComponentName();
        container = new CmqListenerContainer(client, options.settings(threads, queue()), this::receive);
    }

    @Override
    public void start() {
        CmqListenerContainer current = container;
        if (current != null && !running) {
            beforeStart();
            running = true;
            current.start();
        }
    }

    @Override
    public void stop() {
        CmqListenerContainer current = container;
        if (current != null && running) {
            running = false;
            current.stop();
            afterStop();
        }
    }

    @Override
    protected AbstractDispatcher getDispatcher() {
        return dispatcher;
    }

    @Override
    protected boolean doSend(Message<?> message, long timeout) {
        ChannelSender ready = sender;
        if (ready == null) {
            throw new IllegalStateException("the channel " + getComponentName() + " is not initialized");
        }
        ready.send(message);
        return true;
    }

    @Override
    public boolean isAutoStartup() {
        return autoStartup;
    }

    @Override
    public int getPhase() {
        return phase;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Messages received since this was made. */
    @ManagedAttribute(description = "Messages received")
    public long getReceivedCount() {
        CmqListenerContainer current = container;
        return current == null ? 0 : current.receivedCount();
    }

    private void receive(List<Reception> receptions) {
        Reception reception = receptions.get(0);
        if (reception.failure() != null) {
            throw reception.failure();
        }
        dispatcher.dispatch(
                reception.message(getMessageBuilderFactory(), queue()).build());
    }

    @Override
    public void destroy() {
        stop();
        super.destroy();
    }
}
