package org.opencmq.jms.janitor;

import jakarta.jms.JMSException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqException;
import org.opencmq.jms.internal.edge.ClientEdge;
import org.opencmq.jms.internal.edge.ServiceEdge;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.ListTopic;
import org.opencmq.protocol.action.Page;
import org.opencmq.protocol.action.QueueAttributes;

/**
 * Looks for temporary queues and topics and for queues of non-durable subscriptions, by the names the provider gives them.
 *
 * <p>CMQ does not tell whether anybody still receives from a queue. What is found is therefore a suspicion: it was made long
 * ago, no message of it is leased, and, where the name holds a connection, that connection made nothing newer and has no
 * message leased. A connection that lives for longer than the age, idle or stopped, looks the same: choose an age above the
 * longest life of a connection. Used by one thread.
 */
public final class Leftovers {

    private static final Pattern OF_CONNECTION = Pattern.compile("(?:tmpq|tmpt|subn)-([0-9a-f]{32})-\\d+");
    private static final Pattern SHARED = Pattern.compile("subs-.*-[0-9a-f]{10}-[0-9a-f]{8}-[0-9a-z]{9,}");
    private static final int PAGE = 50;

    private final CmqClient client;
    private final ServiceEdge edge;

    /** Over a client, which stays the caller's. */
    public Leftovers(CmqClient client) {
        this.client = client;
        this.edge = new ClientEdge(client);
    }

    /**
     * What seems to be left behind.
     *
     * @param before only what was made before this moment
     */
    public List<Leftover> find(Instant before) throws CmqException, JMSException {
        List<Leftover> suspects = new ArrayList<>();
        Set<String> living = new HashSet<>();
        for (String prefix : List.of("tmpq-", "subn-", "subs-")) {
            for (QueueName queue : edge.destinations().queuesBeginning(prefix)) {
                QueueAttributes attributes = client.control().queueAttributes(queue);
                boolean leased = attributes.counts().inactive() > 0;
                Leftover found = new Leftover(
                        false,
                        queue.value(),
                        attributes.createTime(),
                        attributes.counts().active());
                judge(found, leased || !found.created().isBefore(before), suspects, living);
            }
        }
        for (TopicName topic : topics()) {
            Instant created = client.control().topicAttributes(topic).createTime();
            judge(new Leftover(true, topic.value(), created, 0), !created.isBefore(before), suspects, living);
        }
        suspects.removeIf(suspect -> living.contains(connection(suspect.name()).orElse("")));
        return suspects;
    }

    private static void judge(Leftover found, boolean lives, List<Leftover> suspects, Set<String> living) {
        Optional<String> connection = connection(found.name());
        if (connection.isEmpty() && !SHARED.matcher(found.name()).matches()) {
            return; // somebody else's, whose name begins alike
        }
        if (lives) {
            connection.ifPresent(living::add);
        } else {
            suspects.add(found);
        }
    }

    private static Optional<String> connection(String name) {
        Matcher matcher = OF_CONNECTION.matcher(name);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private List<TopicName> topics() throws CmqException {
        List<TopicName> found = new ArrayList<>();
        int total;
        int offset = 0;
        do {
            ListTopic.Result page = client.control().listTopics(new Page(Optional.of("tmpt-"), offset, PAGE));
            page.topicList().stream().map(ListTopic.Entry::topicName).forEach(found::add);
            total = page.topicList().isEmpty() ? 0 : page.totalCount();
            offset += PAGE;
        } while (offset < total);
        return found;
    }

    /** Deletes what was found, subscriptions first. Deleting it again is harmless. */
    public void delete(Leftover leftover) throws JMSException {
        if (leftover.topic()) {
            edge.destinations().deleteTopic(new TopicName(leftover.name()));
            return;
        }
        SubscriptionName subscription = new SubscriptionName(leftover.name());
        for (TopicName topic : edge.destinations().topicsOf(subscription, Optional.empty())) {
            edge.destinations().unsubscribe(topic, subscription);
        }
        edge.destinations().deleteQueue(new QueueName(leftover.name()));
    }
}
