package org.opencmq.server.action.topic;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.CreateTopic;
import org.opencmq.protocol.action.DeleteTopic;
import org.opencmq.protocol.action.Done;
import org.opencmq.protocol.action.GetTopicAttributes;
import org.opencmq.protocol.action.ListTopic;
import org.opencmq.protocol.action.Page;
import org.opencmq.protocol.action.SetTopicAttributes;
import org.opencmq.protocol.action.TopicAttributes;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.action.Call;
import org.opencmq.server.action.Surroundings;
import org.opencmq.server.topic.DeliveryQueues;
import org.opencmq.server.topic.Topic;
import org.opencmq.server.topic.TopicKey;
import org.opencmq.server.topic.TopicServices;

/** Topics themselves. Source: protocol reference, sections 10.1 to 10.5. */
final class TopicHandlers {

    private static final int DEFAULT_MAX_MSG_SIZE = 65_536;
    private static final long OWNER_UNKNOWN = 0;

    private final Surroundings with;
    private final TopicServices services;

    TopicHandlers(Surroundings with, TopicServices services) {
        this.with = with;
        this.services = services;
    }

    CompletionStage<CreateTopic.Result> create(Call call, CreateTopic request) throws Refusal {
        int size = checked(request.settings().maxMsgSize()).orElse(DEFAULT_MAX_MSG_SIZE);
        boolean traced = request.settings().loggingEnabled().orElse(false);
        return services.topics()
                .create(new TopicKey(call.account(), request.topicName()), size, request.filterType(), traced)
                .thenApply(topic -> new CreateTopic.Result(topic.topicId()));
    }

    CompletionStage<Done> change(Call call, SetTopicAttributes request) throws Refusal {
        return services.topics()
                .change(
                        new TopicKey(call.account(), request.topicName()),
                        checked(request.settings().maxMsgSize()),
                        request.settings().loggingEnabled())
                .thenApply(topic -> new Done());
    }

    CompletionStage<ListTopic.Result> list(Call call, ListTopic request) throws Refusal {
        Page page = request.page();
        if (page.offset() < 0) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse("offset");
        }
        if (!with.limits().listPage().contains(page.limit())) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse("limit");
        }
        return services.topics()
                .list(call.account(), page.searchWord().orElse(""), page.offset(), page.limit())
                .thenApply(found -> new ListTopic.Result(
                        found.total(),
                        found.topics().stream()
                                .map(topic -> new ListTopic.Entry(topic.topicId(), topic.name()))
                                .toList()));
    }

    CompletionStage<TopicAttributes> describe(Call call, GetTopicAttributes request) {
        TopicKey key = new TopicKey(call.account(), request.topicName());
        return services.topics()
                .describe(key)
                .thenCombine(services.subscriptions().backlog(key), TopicHandlers::attributes);
    }

    CompletionStage<Done> delete(Call call, DeleteTopic request) {
        return services.topics()
                .delete(new TopicKey(call.account(), request.topicName()))
                .thenApply(nothing -> new Done());
    }

    private Optional<Integer> checked(OptionalInt maxMsgSize) throws Refusal {
        if (maxMsgSize.isEmpty()) {
            return Optional.empty();
        }
        if (!with.limits().maxMsgSize().contains(maxMsgSize.getAsInt())) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse("maxMsgSize");
        }
        return Optional.of(maxMsgSize.getAsInt());
    }

    private static TopicAttributes attributes(Topic topic, long backlog) {
        return new TopicAttributes(
                topic.topicId(),
                backlog,
                topic.maxMsgSize(),
                DeliveryQueues.TOPIC_LIFE,
                topic.createTime(),
                topic.lastModifyTime(),
                topic.filter(),
                OWNER_UNKNOWN,
                topic.traced());
    }
}
