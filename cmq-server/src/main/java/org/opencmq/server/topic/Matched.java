package org.opencmq.server.topic;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.opencmq.protocol.MessageId;

/**
 * A publication, its messages and the subscriptions that want them.
 *
 * @param traced whether the topic told its steps when this was published
 */
record Matched(Publisher.Request request, boolean traced, List<Published> messages, List<Subscription> wanting) {

    /** A message with the identifier its publisher is told. */
    record Published(MessageId msgId, String body) {

        byte[] utf8() {
            return body.getBytes(StandardCharsets.UTF_8);
        }
    }

    List<MessageId> ids() {
        return messages.stream().map(Published::msgId).toList();
    }

    /** The same for all the other subscriptions. */
    Matched without(Subscription ended) {
        List<Subscription> others = wanting.stream()
                .filter(subscription -> !subscription.subscriptionId().equals(ended.subscriptionId()))
                .toList();
        return new Matched(request, traced, messages, others);
    }
}
