package org.opencmq.jms.internal.edge;

import static org.opencmq.jms.internal.edge.Questions.ask;
import static org.opencmq.jms.internal.edge.Questions.exists;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqException;
import org.opencmq.client.CmqRefusedException;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.Capability;
import org.opencmq.protocol.action.EndpointProtocol;
import org.opencmq.protocol.action.FilterType;
import org.opencmq.protocol.action.ListQueue;
import org.opencmq.protocol.action.ListTopic;
import org.opencmq.protocol.action.NotifyContentFormat;
import org.opencmq.protocol.action.Page;
import org.opencmq.protocol.action.QueueSettings;
import org.opencmq.protocol.action.Subscribe;
import org.opencmq.protocol.action.TopicSettings;
import org.opencmq.protocol.error.CmqErrorCode;

/** Queues, topics and subscriptions over a {@link CmqClient}, which somebody else owns. */
final class ClientDestinations implements DestinationEdge {

    /** The most that CMQ lists with one request. */
    private static final int LIST_PAGE = 50;

    private final CmqClient client;

    ClientDestinations(CmqClient client) {
        this.client = client;
    }

    @Override
    public void createQueue(QueueName queue, Optional<Duration> idleDelete) throws JMSException {
        QueueSettings settings =
                idleDelete.isPresent() && ask(client::capabilities).has(Capability.IDLE_DELETE)
                        ? QueueSettings.builder().idleDelete(idleDelete.get()).build()
                        : QueueSettings.NONE;
        createQueue(queue, settings);
    }

    @Override
    public void createQueue(QueueName queue, QueueSettings settings) throws JMSException {
        ask(() -> client.control().createQueueIfAbsent(queue, settings));
    }

    @Override
    public void deleteQueue(QueueName queue) throws JMSException {
        ask(() -> client.control().deleteQueueIfPresent(queue));
    }

    @Override
    public boolean queueExists(QueueName queue) throws JMSException {
        return exists(() -> client.control().queueAttributes(queue));
    }

    @Override
    public OptionalInt largestMessage(QueueName queue) throws JMSException {
        return ask(() -> client.control().queueAttributes(queue)).settings().maxMsgSize();
    }

    @Override
    public OptionalInt largestMessage(TopicName topic) throws JMSException {
        int told = ask(() -> client.control().topicAttributes(topic)).maxMsgSize();
        return told > 0 ? OptionalInt.of(told) : OptionalInt.empty();
    }

    @Override
    public void createTopic(TopicName topic) throws JMSException {
        ask(() -> client.control().createTopicIfAbsent(topic, TopicSettings.NONE, FilterType.TAGS));
    }

    @Override
    public void deleteTopic(TopicName topic) throws JMSException {
        exists(() -> {
            client.control().deleteTopic(topic);
            return topic;
        });
    }

    @Override
    public boolean topicExists(TopicName topic) throws JMSException {
        return exists(() -> client.control().topicAttributes(topic));
    }

    @Override
    public void subscribe(TopicName topic, SubscriptionName subscription, QueueName queue, List<String> filterTags)
            throws JMSException {
        Subscribe request = new Subscribe(
                topic,
                subscription,
                EndpointProtocol.QUEUE,
                queue.value(),
                Optional.empty(),
                Optional.of(NotifyContentFormat.SIMPLIFIED),
                filterTags,
                List.of());
        try {
            client.control().subscribe(request);
        } catch (CmqRefusedException e) {
            if (!e.is(CmqErrorCode.SUBSCRIPTION_EXISTS)) {
                throw ClientFailures.translate(e);
            }
        } catch (CmqException e) {
            throw ClientFailures.translate(e);
        }
    }

    @Override
    public void unsubscribe(TopicName topic, SubscriptionName subscription) throws JMSException {
        exists(() -> {
            client.control().unsubscribe(topic, subscription);
            return topic;
        });
    }

    @Override
    public List<TopicName> topicsOf(SubscriptionName subscription, Optional<TopicName> first) throws JMSException {
        if (first.isPresent() && hasSubscription(first.get(), subscription)) {
            return List.of(first.get());
        }
        List<TopicName> found = new ArrayList<>();
        int offset = 0;
        int total;
        do {
            Page page = new Page(Optional.empty(), offset, LIST_PAGE);
            ListTopic.Result result = ask(() -> client.control().listTopics(page));
            for (var entry : result.topicList()) {
                if (hasSubscription(entry.topicName(), subscription)) {
                    found.add(entry.topicName());
                }
            }
            total = result.topicList().isEmpty() ? 0 : result.totalCount();
            offset += LIST_PAGE;
        } while (offset < total);
        return found;
    }

    private boolean hasSubscription(TopicName topic, SubscriptionName subscription) throws JMSException {
        return exists(() -> client.control().subscriptionAttributes(topic, subscription));
    }

    @Override
    public List<QueueName> queuesBeginning(String prefix) throws JMSException {
        List<QueueName> found = new ArrayList<>();
        int offset = 0;
        int total;
        do {
            Page page = new Page(Optional.of(prefix), offset, LIST_PAGE);
            ListQueue.Result result = ask(() -> client.control().listQueues(page));
            for (var entry : result.queueList()) {
                if (entry.queueName().key().startsWith(prefix.toLowerCase(Locale.ROOT))) {
                    found.add(entry.queueName());
                }
            }
            total = result.queueList().isEmpty() ? 0 : result.totalCount();
            offset += LIST_PAGE;
        } while (offset < total);
        return found;
    }
}
