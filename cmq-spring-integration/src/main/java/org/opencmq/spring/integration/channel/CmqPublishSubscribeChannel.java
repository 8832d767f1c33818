package org.opencmq.spring.integration.channel;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqException;
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
import org.springframework.integration.dispatcher.BroadcastingDispatcher;
import org.springframework.integration.support.management.IntegrationManagedResource;
import org.springframework.integration.support.management.ManageableSmartLifecycle;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessagingException;

/**
 * A channel over a topic: each message goes to every subscriber in every process that has this channel. With a subscription
 * name the backing queue stays while the process is down and gets what is published meanwhile; processes with the same name
 * share it. Without a name it lives from start to stop.
 *
 * <p>Sending returns when CMQ took the message. When one of the subscribers fails, the message comes again to all of this
 * process. Configure it before use; then safe for all threads.
 */
@IntegrationManagedResource
public class CmqPublishSubscribeChannel extends AbstractSubscribableChannel
        implements BroadcastCapableChannel, ManageableSmartLifecycle {

    private final CmqClient client;
    private final String topic;
    private final ListenerOptions options = new ListenerOptions();
    private final BroadcastingDispatcher dispatcher = new BroadcastingDispatcher();

    private boolean autoStartup = true;
    private int phase = Integer.MAX_VALUE;
    private @Nullable String subscription;
    private QueueName queue;
    private @Nullable ChannelSender sender;
    private volatile @Nullable CmqListenerContainer container;
    private volatile boolean running;

    /**
     * A channel over a topic, which is made when it is missing.
     *
     * @param client stays its owner's
     */
    public CmqPublishSubscribeChannel(CmqClient client, String topic) {
        this.client = client;
        this.topic = topic;
        this.queue = CmqNames.queue("tmps-" + UUID.randomUUID());
    }

    /** The name under which the subscription and its queue are found again; without it they end with the channel. */
    public void setSubscription(String subscription) {
        this.subscription = subscription;
        this.queue = CmqNames.queue(topic + "-" + subscription);
    }

    /** Whether subscribers that fail are only logged; default no. */
    public void setIgnoreFailures(boolean ignoreFailures) {
        dispatcher.setIgnoreFailures(ignoreFailures);
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
        return "cmq:publish-subscribe-channel";
    }

    @Override
    public boolean isBroadcast() {
        return true;
    }

    @Override
    protected void onInit() {
        super.onInit();
        sender = new ChannelSender(
                new CmqSender(client, true), new Address(Address.Kind.TOPIC, topic), options.converter());
        String threads = getComponentName() == null ? "cmq-" + queue : getComponentName();
        container = new CmqListenerContainer(client, options.settings(threads, queue), this::receive);
    }

    /**
     * Subscribes and receives.
     *
     * @throws MessagingException when the subscription could not be made
     */
    @Override
    public void start() {
        CmqListenerContainer current = container;
        if (current != null && !running) {
            try {
                backing().make();
            } catch (CmqException e) {
                throw new MessagingException("could not subscribe to topic " + topic + ": " + e.getMessage(), e);
            }
            running = true;
            current.start();
        }
    }

    /** Stops receiving; without a subscription name also unsubscribes. */
    @Override
    public void stop() {
        CmqListenerContainer current = container;
        if (current == null || !running) {
            return;
        }
        running = false;
        current.stop();
        if (subscription == null) {
            try {
                backing().remove();
            } catch (CmqException e) {
                logger.warn(e, () -> "the subscription " + queue + " was not removed");
            }
        }
    }

    private BackingQueue backing() {
        return new BackingQueue(client, CmqNames.topic(topic), queue, subscription == null);
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
