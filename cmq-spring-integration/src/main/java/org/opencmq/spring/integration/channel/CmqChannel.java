package org.opencmq.spring.integration.channel;

import org.opencmq.client.CmqClient;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.envelope.Address;
import org.opencmq.spring.integration.support.CmqNames;
import org.springframework.integration.dispatcher.RoundRobinLoadBalancingStrategy;
import org.springframework.integration.dispatcher.UnicastingDispatcher;
import org.springframework.integration.support.management.IntegrationManagedResource;

/**
 * A channel over a queue: each message goes to one subscriber of one of all the processes that have this channel. Sending
 * returns when CMQ stored the message. A subscriber that fails gets the message again, as does another one; there is no error
 * channel, as with any subscribable channel that crosses a thread by a store.
 *
 * <p>Payload and headers must have a place in the envelope. Configure it before use; then safe for all threads.
 */
@IntegrationManagedResource
public class CmqChannel extends SubscribableCmqChannel {

    private final QueueName queue;

    /**
     * A channel over a queue, which is made when it is missing.
     *
     * @param client stays its owner's
     */
    public CmqChannel(CmqClient client, String queue) {
        super(client, new Address(Address.Kind.QUEUE, queue), roundRobin());
        this.queue = CmqNames.queue(queue);
    }

    private static UnicastingDispatcher roundRobin() {
        UnicastingDispatcher dispatcher = new UnicastingDispatcher();
        dispatcher.setLoadBalancingStrategy(new RoundRobinLoadBalancingStrategy());
        return dispatcher;
    }

    @Override
    public String getComponentType() {
        return "cmq:channel";
    }

    @Override
    QueueName queue() {
        return queue;
    }
}
