package org.opencmq.client;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.BatchPublishMessage;
import org.opencmq.protocol.action.PublishMessage;
import org.opencmq.protocol.form.FormEncoder;

/** Carries messages to one topic. */
final class PublishFreight implements Freight<OutgoingPublication, MessageId> {

    private final TopicName topicName;
    private final Carrier carrier;

    PublishFreight(TopicName topicName, Carrier carrier) {
        this.topicName = topicName;
        this.carrier = carrier;
    }

    /** What messages of one batch have in common. */
    private record Group(List<String> tags, Optional<String> routingKey) {}

    @Override
    public Slot<OutgoingPublication, MessageId> slot(OutgoingPublication message) {
        return new Slot<>(
                message,
                message.orderKey().orElseGet(Object::new),
                new Group(message.tags(), message.routingKey()),
                message.body().getBytes(StandardCharsets.UTF_8).length,
                FormEncoder.encodedLength(message.body()),
                new CompletableFuture<>());
    }

    @Override
    public List<Outcome<MessageId>> carry(List<OutgoingPublication> messages) throws CmqException {
        OutgoingPublication first = messages.get(0);
        if (messages.size() == 1) {
            MessageId msgId = carrier.execute(
                            PublishMessage.ACTION,
                            new PublishMessage(topicName, first.body(), first.tags(), first.routingKey()))
                    .msgId();
            return List.of(new Outcome.Carried<>(msgId));
        }
        List<String> bodies = messages.stream().map(OutgoingPublication::body).toList();
        return carrier
                .execute(
                        BatchPublishMessage.ACTION,
                        new BatchPublishMessage(topicName, bodies, first.tags(), first.routingKey()))
                .msgIds()
                .stream()
                .<Outcome<MessageId>>map(Outcome.Carried::new)
                .toList();
    }

    @Override
    public BatchLimits limits() {
        return carrier.limits();
    }

    @Override
    public CmqException notTaken(String finding) {
        return carrier.notTaken("PublishMessage", Optional.of(topicName.value()), finding);
    }
}
