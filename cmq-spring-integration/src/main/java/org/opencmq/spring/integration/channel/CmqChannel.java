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
import org.opencmq.spring.integration.support.CmqNames;
import org.opencmq.spring.integration.support.CmqSender;
import org.springframework.integration.channel.AbstractSubscribableChannel;
import org.springframework.integration.channel.BroadcastCapableChannel;
import org.springframework.integration.dispatcher.AbstractDispatcher;
import org.springframework.integration.dispatcher.RoundRobinLoadBalancingStrategy;
import org.springframework.integration.dispatcher.UnicastingDispatcher;
import org.springframework.integration.support.management.IntegrationManagedResource;
import org.springframework.integration.support.management.ManageableSmartLifecycle;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.messaging.Message;

/**
 * A channel over a queue: each message goes to one subscriber of one of all the processes that have this channel. Sending
 * returns when CMQ stored the message. A subscriber that fails gets the message again, as does another one; there is no error
 * channel, as with any subscribable channel that crosses a thread by a store.
 *
 * <p>Payload and headers must have a place in the envelope. Configure it before use; then safe for all threads.
 */
@IntegrationManagedResource
public class CmqChannel extends AbstractSubscribableChannel
        implements BroadcastCapableChannel, ManageableSmartLifecycle {

    private final CmqClient client;
    private final String name;
    private final QueueName queue;
    private final ListenerOptions options = new ListenerOptions();
    private final UnicastingDispatcher dispatcher = new UnicastingDispatcher();

    private boolean autoStartup = true;
    private int phase = Integer.MAX_VALUE;
    private @Nullable ChannelSender sender;
    private volatile @Nullable CmqListenerContainer container;
    private volatile boolean running;

    /**
     * A channel over a queue, which is made when it is missing.
     *
     * @param client stays its owner's
     */
    public CmqChannel(CmqClient client, String queue) {
        this.client = client;
        this.name = queue;
        this.queue = CmqNames.queue(queue);
        dispatcher.setLoadBalancingStrategy(new RoundRobinLoadBalancingStrategy());
    }

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
    public String getComponentType() {
        return "cmq:channel";
    }

    @Override
    protected void onInit() {
        super.onInit();
        sender = new ChannelSender(
                new CmqSender(client, true), new Address(Address.Kind.QUEUE, name), options.converter());
        String threads = getComponentName() == null ? "cmq-" + queue : getComponentName();
        container = new CmqListenerContainer(client, options.settings(threads, queue), this::receive);
    }

    @Override
    public void start() {
        CmqListenerContainer current = container;
        if (current != null) {
            running = true;
            current.start();
        }
    }

    @Override
    public void stop() {
        CmqListenerContainer current = container;
        running = false;
        if (current != null) {
            current.stop();
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
        dispatcher.dispatch(reception.message(getMessageBuilderFactory(), queue).build());
    }

    @Override
    public void destroy() {
        stop();
        super.destroy();
    }
}
