package org.opencmq.spring.integration.outbound;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencmq.protocol.envelope.Address;
import org.opencmq.spring.integration.support.CmqAddresses;
import org.opencmq.spring.integration.support.CmqHeaders;
import org.opencmq.spring.integration.support.Delivery;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.Expression;
import org.springframework.integration.expression.FunctionExpression;
import org.springframework.messaging.Message;

/** Where a message goes and how, as expressions over the message. Configured by one thread, then safe for all. */
final class SendOptions {

    private @Nullable Expression destination;
    private Expression delay = header(CmqHeaders.DELAY);
    private Expression tags = header(CmqHeaders.TAGS);
    private Expression routingKey = header(CmqHeaders.ROUTING_KEY);

    private static Expression header(String name) {
        return new FunctionExpression<Message<?>>(
                message -> message.getHeaders().get(name));
    }

    void destination(Expression value) {
        destination = value;
    }

    boolean hasDestination() {
        return destination != null;
    }

    void delay(Expression value) {
        delay = value;
    }

    void tags(Expression value) {
        tags = value;
    }

    void routingKey(Expression value) {
        routingKey = value;
    }

    Address destination(EvaluationContext context, Message<?> message) {
        Expression expression = destination;
        Object value = expression == null ? null : expression.getValue(context, message);
        if (value == null) {
            throw new IllegalArgumentException(
                    "the message has no destination: the destination expression gave null; set a queue or topic");
        }
        return CmqAddresses.of(value);
    }

    Delivery delivery(EvaluationContext context, Message<?> message, Object orderKey) {
        return new Delivery(
                delay(delay.getValue(context, message)),
                tags(tags.getValue(context, message)),
                routingKey(routingKey.getValue(context, message)),
                Optional.of(orderKey));
    }

    private static Duration delay(@Nullable Object value) {
        Duration delay;
        if (value == null) {
            delay = Duration.ZERO;
        } else if (value instanceof Duration duration) {
            delay = duration;
        } else if (value instanceof Number seconds) {
            delay = Duration.ofSeconds(seconds.longValue());
        } else {
            try {
                delay = Duration.ofSeconds(Long.parseLong(value.toString()));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "a delay is a Duration or a number of seconds, was '" + value + "'", e);
            }
        }
        if (delay.isNegative() || delay.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("a delay must be 0 to 3600 seconds, was " + delay);
        }
        return delay;
    }

    private static List<String> tags(@Nullable Object value) {
        List<String> tags = new ArrayList<>();
        if (value instanceof Collection<?> collection) {
            collection.forEach(tag -> tags.add(String.valueOf(tag)));
        } else if (value != null) {
            for (String tag : value.toString().split(",", -1)) {
                if (!tag.isBlank()) {
                    tags.add(tag.strip());
                }
            }
        }
        return tags;
    }

    private static Optional<String> routingKey(@Nullable Object value) {
        return value == null || value.toString().isEmpty() ? Optional.empty() : Optional.of(value.toString());
    }
}
