package org.opencmq.spring.integration.channel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqException;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.envelope.Address;
import org.opencmq.spring.integration.support.CmqNames;
import org.springframework.integration.dispatcher.BroadcastingDispatcher;
import org.springframework.integration.support.management.IntegrationManagedResource;
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
public class CmqPublishSubscribeChannel extends SubscribableCmqChannel {

    private final CmqClient client;
    private final String topic;
    private final BroadcastingDispatcher dispatcher;

    private @Nullable String subscription;
    private QueueName queue;

    /**
     * A channel over a topic, which is made when it is missing.
     *
     * @param client stays its owner's
     */
    public CmqPublishSubscribeChannel(CmqClient client, String topic) {
        this(client, topic, new BroadcastingDispatcher());
    }

    private CmqPublishSubscribeChannel(CmqClient client, String topic, BroadcastingDispatcher dispatcher) {
        super(client, new Address(Address.Kind.TOPIC, topic), dispatcher);
        this.client = client;
        this.topic = topic;
        this.dispatcher = dispatcher;
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

    @Override
    public String getComponentType() {
        return "cmq:publish-subscribe-channel";
    }

    @Override
    public boolean isBroadcast() {
        return true;
    }

    @Override
    QueueName queue() {
        return queue;
    }

    /** Subscribes. */
    @Override
    void beforeStart() {
        try {
            backing().make();
        } catch (CmqException e) {
            throw new MessagingException("could not subscribe to topic " + topic + ": " + e.getMessage(), e);
        }
    }

    /** Unsubscribes, unless the subscription has a name. */
    @Override
    void afterStop() {
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
}
