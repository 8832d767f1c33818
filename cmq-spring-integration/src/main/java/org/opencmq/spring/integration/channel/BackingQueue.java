package org.opencmq.spring.integration.channel;

import java.util.List;
import java.util.Optional;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqException;
import org.opencmq.client.CmqRefusedException;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.EndpointProtocol;
import org.opencmq.protocol.action.FilterType;
import org.opencmq.protocol.action.NotifyContentFormat;
import org.opencmq.protocol.action.QueueSettings;
import org.opencmq.protocol.action.Subscribe;
import org.opencmq.protocol.action.TopicSettings;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.spring.integration.support.TemporaryQueues;

/**
 * The queue that a topic delivers to, and its subscription, which has the queue's name.
 *
 * @param temporary whether both go when nobody received for half an hour, where the service can do that
 */
record BackingQueue(CmqClient client, TopicName topic, QueueName queue, boolean temporary) {

    /** Makes what is missing of topic, queue and subscription. */
    void make() throws CmqException {
        client.control().createTopicIfAbsent(topic, TopicSettings.NONE, FilterType.TAGS);
        if (temporary) {
            TemporaryQueues.createIfAbsent(client, queue);
        } else {
            client.control().createQueueIfAbsent(queue, QueueSettings.NONE);
        }
        Subscribe request = new Subscribe(
                topic,
                name(),
                EndpointProtocol.QUEUE,
                queue.value(),
                Optional.empty(),
                Optional.of(NotifyContentFormat.SIMPLIFIED),
                List.of(),
                List.of());
        try {
            client.control().subscribe(request);
        } catch (CmqRefusedException e) {
            if (!e.is(CmqErrorCode.SUBSCRIPTION_EXISTS)) {
                throw e;
            }
        }
    }

    /** Removes subscription and queue. */
    void remove() throws CmqException {
        try {
            client.control().unsubscribe(topic, name());
        } catch (CmqRefusedException e) {
            if (e.kind() != CmqErrorCode.Kind.NO_SUCH_DESTINATION) {
                throw e;
            }
        }
        client.control().deleteQueueIfPresent(queue);
    }

    private SubscriptionName name() {
        return new SubscriptionName(queue.value());
    }
}
