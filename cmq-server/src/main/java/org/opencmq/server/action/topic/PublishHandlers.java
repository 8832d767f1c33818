package org.opencmq.server.action.topic;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.BatchPublishMessage;
import org.opencmq.protocol.action.MessageIds;
import org.opencmq.protocol.action.PublishMessage;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.action.Call;
import org.opencmq.server.action.PublicationRule;
import org.opencmq.server.action.Surroundings;
import org.opencmq.server.topic.Publisher;
import org.opencmq.server.topic.Publisher.Publication;
import org.opencmq.server.topic.TopicKey;
import org.opencmq.server.topic.TopicServices;

/** Publishes one message or a batch. Source: protocol reference, sections 10.6 and 10.7. */
final class PublishHandlers implements PublicationRule {

    private final Surroundings with;
    private final TopicServices services;
    private final FilterRule filters;

    PublishHandlers(Surroundings with, TopicServices services) {
        this.with = with;
        this.services = services;
        this.filters = new FilterRule(services.limits());
    }

    CompletionStage<PublishMessage.Result> one(Call call, PublishMessage request) throws Refusal {
        return publish(call, request.topicName(), List.of(request.msgBody()), request.msgTags(), request.routingKey())
                .thenApply(ids -> new PublishMessage.Result(ids.get(0)));
    }

    CompletionStage<MessageIds> batch(Call call, BatchPublishMessage request) throws Refusal {
        if (request.msgBodies().size() > with.batchEntries()) {
            throw CmqErrorCode.BATCH_SIZE.refuse("msgBody");
        }
        long bytes = 0;
        for (String body : request.msgBodies()) {
            bytes += body.getBytes(StandardCharsets.UTF_8).length;
        }
        if (bytes > with.limits().batchBytes()) {
            throw CmqErrorCode.BATCH_TOO_LARGE.refuse();
        }
        return publish(call, request.topicName(), request.msgBodies(), request.msgTags(), request.routingKey())
                .thenApply(MessageIds::new);
    }

    @Override
    public Publisher.Request check(Call call, PublishMessage publish) throws Refusal {
        return checked(call, publish.topicName(), List.of(publish.msgBody()), publish.msgTags(), publish.routingKey());
    }

    private CompletionStage<List<MessageId>> publish(
            Call call, TopicName topic, List<String> bodies, List<String> tags, Optional<String> routingKey)
            throws Refusal {
        Publisher.Request request = checked(call, topic, bodies, tags, routingKey);
        return services.publisher()
                .publish(request.key(), request.publication())
                .thenApply(ids -> {
                    with.traffic().stored(ids.size());
                    return ids;
                });
    }

    private Publisher.Request checked(
            Call call, TopicName topic, List<String> bodies, List<String> tags, Optional<String> routingKey)
            throws Refusal {
        if (bodies.contains("")) {
            throw CmqErrorCode.EMPTY_MESSAGE.refuse();
        }
        filters.checkMessageTags(tags);
        if (routingKey.isPresent()) {
            filters.checkKey("routingKey", routingKey.get());
        }
        return new Publisher.Request(new TopicKey(call.account(), topic), new Publication(bodies, tags, routingKey));
    }
}
