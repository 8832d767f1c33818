package org.opencmq.client;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.action.BatchSendMessage;
import org.opencmq.protocol.action.SendMessage;
import org.opencmq.protocol.form.FormEncoder;

/** Carries messages to one queue. */
final class SendFreight implements Freight<OutgoingMessage, MessageId> {

    private final QueueName queueName;
    private final Carrier carrier;

    SendFreight(QueueName queueName, Carrier carrier) {
        this.queueName = queueName;
        this.carrier = carrier;
    }

    @Override
    public Slot<OutgoingMessage, MessageId> slot(OutgoingMessage message) {
        return new Slot<>(
                message,
                message.orderKey().orElseGet(Object::new),
                message.delay(),
                message.body().getBytes(StandardCharsets.UTF_8).length,
                FormEncoder.encodedLength(message.body()),
                new CompletableFuture<>());
    }

    @Override
    public List<Outcome<MessageId>> carry(List<OutgoingMessage> messages) throws CmqException {
        OutgoingMessage first = messages.get(0);
        if (messages.size() == 1) {
            MessageId msgId = carrier.execute(
                            SendMessage.ACTION, new SendMessage(queueName, first.body(), first.delay()))
                    .msgId();
            return List.of(new Outcome.Carried<>(msgId));
        }
        List<String> bodies = messages.stream().map(OutgoingMessage::body).toList();
        return carrier
                .execute(BatchSendMessage.ACTION, new BatchSendMessage(queueName, bodies, first.delay()))
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
        return carrier.notTaken("SendMessage", Optional.of(queueName.value()), finding);
    }
}
