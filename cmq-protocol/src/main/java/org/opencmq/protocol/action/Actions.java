package org.opencmq.protocol.action;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opencmq.protocol.Action;

/** The one list of all actions, plain CMQ's and our extensions. */
public final class Actions {

    private static final List<Action<?, ?>> ALL = List.of(
            // queue control
            CreateQueue.ACTION,
            ListQueue.ACTION,
            GetQueueAttributes.ACTION,
            SetQueueAttributes.ACTION,
            DeleteQueue.ACTION,
            RewindQueue.ACTION,
            // queue data
            SendMessage.ACTION,
            BatchSendMessage.ACTION,
            ReceiveMessage.ACTION,
            BatchReceiveMessage.ACTION,
            DeleteMessage.ACTION,
            BatchDeleteMessage.ACTION,
            // topic control
            CreateTopic.ACTION,
            SetTopicAttributes.ACTION,
            ListTopic.ACTION,
            GetTopicAttributes.ACTION,
            DeleteTopic.ACTION,
            // topic data
            PublishMessage.ACTION,
            BatchPublishMessage.ACTION,
            // subscription
            Subscribe.ACTION,
            ListSubscriptionByTopic.ACTION,
            SetSubscriptionAttributes.ACTION,
            GetSubscriptionAttributes.ACTION,
            Unsubscribe.ACTION,
            ClearSubscriptionFilterTags.ACTION,
            // extensions
            DescribeCapabilities.ACTION,
            ChangeMessageVisibility.ACTION,
            BatchChangeMessageVisibility.ACTION,
            BatchPeekMessage.ACTION,
            CommitTransaction.ACTION,
            CancelReceive.ACTION,
            ClearQueue.ACTION,
            UnbindDeadLetter.ACTION,
            DescribeDeadLetterSourceQueues.ACTION,
            QueryMessageTrace.ACTION);

    private static final Map<String, Action<?, ?>> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(action -> key(action.name()), Function.identity()));

    private Actions() {}

    /** All actions. */
    public static List<Action<?, ?>> all() {
        return ALL;
    }

    /**
     * The action of that name, ignoring case: official SDKs disagree about the case of one of them (reading 14.1 of the
     * protocol reference).
     */
    public static Optional<Action<?, ?>> find(String name) {
        return Optional.ofNullable(BY_NAME.get(key(name)));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
