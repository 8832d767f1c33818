package org.opencmq.spring.integration.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opencmq.protocol.QueueName;
import org.opencmq.spring.integration.listener.LeaseAcknowledgment;
import org.opencmq.spring.integration.listener.Reception;
import org.opencmq.spring.integration.support.CmqHeaders;
import org.springframework.integration.IntegrationMessageHeaderAccessor;
import org.springframework.integration.support.AbstractIntegrationMessageBuilder;
import org.springframework.integration.support.MessageBuilderFactory;
import org.springframework.messaging.Message;

/**
 * Makes the messages that the message-driven adapter sends of what it received.
 *
 * @param builders makes the builders
 * @param queue where they come from
 * @param manual whether the application settles them, by a callback among the headers
 */
record ReceptionMessages(MessageBuilderFactory builders, QueueName queue, boolean manual) {

    /** A message of one. */
    Message<?> single(Reception reception) {
        return settledBy(List.of(reception), reception.message(builders, queue));
    }

    /** One message of all: a list of payloads, and the headers of each in one header. */
    Message<?> batch(List<Reception> receptions) {
        List<Object> payloads = new ArrayList<>(receptions.size());
        List<Map<String, Object>> headers = new ArrayList<>(receptions.size());
        for (Reception reception : receptions) {
            Message<?> message = single(reception);
            payloads.add(message.getPayload());
            headers.add(message.getHeaders());
        }
        return settledBy(
                receptions,
                builders.withPayload(payloads)
                        .setHeader(CmqHeaders.QUEUE, queue.value())
                        .setHeader(CmqHeaders.BATCHED_HEADERS, headers));
    }

    private Message<?> settledBy(List<Reception> receptions, AbstractIntegrationMessageBuilder<?> builder) {
        if (manual) {
            builder.setHeader(
                    IntegrationMessageHeaderAccessor.ACKNOWLEDGMENT_CALLBACK,
                    new LeaseAcknowledgment(
                            receptions.stream().map(Reception::lease).toList()));
        }
        return builder.build();
    }
}
