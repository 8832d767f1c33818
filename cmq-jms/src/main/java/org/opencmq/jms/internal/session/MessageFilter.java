package org.opencmq.jms.internal.session;

import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.internal.consume.Delivery;
import org.opencmq.jms.internal.message.CmqMessage;
import org.opencmq.jms.internal.message.PropertyNames;
import org.opencmq.protocol.envelope.MessageHeaders;
import org.opencmq.selector.Selector;
import org.opencmq.selector.SelectorSyntaxException;

/**
 * Which messages a consumer wants.
 *
 * @param selector over headers and properties; null for all messages
 * @param unwanted which messages are left out by their identifiers, which may be null; null for none
 * @param tag the tag by which the service filtered already; null for none. Messages of publishers that know no properties
 *     carry it nowhere else
 */
record MessageFilter(
        @Nullable Selector selector, @Nullable Predicate<@Nullable String> unwanted, @Nullable String tag) {

    private static final int LONGEST_TAG = 16;

    /** Wants everything. */
    static final MessageFilter ALL = new MessageFilter(null, null, null);

    /**
     * A filter by a selector; null and blank text want everything.
     *
     * @throws InvalidSelectorException naming the position of what is wrong
     */
    static MessageFilter of(@Nullable String text) throws JMSException {
        if (text == null || text.isBlank()) {
            return ALL;
        }
        try {
            Selector selector = Selector.parse(text);
            return selector.isEverything() ? ALL : new MessageFilter(selector, null, null);
        } catch (SelectorSyntaxException e) {
            InvalidSelectorException invalid = new InvalidSelectorException(String.valueOf(e.getMessage()));
            invalid.initCause(e);
            invalid.setLinkedException(e);
            throw invalid;
        }
    }

    /** The same, leaving out messages by their identifiers. */
    MessageFilter without(Predicate<@Nullable String> messageIds) {
        return new MessageFilter(selector, messageIds, tag);
    }

    boolean acceptsAll() {
        return selector == null && unwanted == null;
    }

    String text() {
        return selector == null ? "" : selector.text();
    }

    boolean accepts(CmqMessage message) {
        if (unwanted != null && unwanted.test(message.getJMSMessageID())) {
            return false;
        }
        return selector == null || selector.matches(identifier -> value(message, identifier));
    }

    private @Nullable Object value(CmqMessage message, String identifier) {
        Object value = message.selectorValue(identifier);
        return value == null && identifier.equals(PropertyNames.TAG) ? tag : value;
    }

    /** The same over what a delivery says without its body; never blocks. */
    boolean wants(Delivery delivery) {
        return selector == null || selector.matches(identifier -> value(delivery, identifier));
    }

    private static @Nullable Object value(Delivery delivery, String identifier) {
        if (identifier.equals(PropertyNames.DELIVERY_COUNT)) {
            return delivery.deliveryCount();
        }
        if (delivery.head().isPresent()) {
            return delivery.head().get().selectorValue(identifier);
        }
        return switch (identifier) {
            case "JMSMessageID" -> "ID:" + delivery.message().msgId().value();
            case "JMSTimestamp" -> delivery.message().enqueueTime().toEpochMilli();
            case "JMSDeliveryMode" -> "PERSISTENT";
            case "JMSPriority" -> MessageHeaders.DEFAULT_PRIORITY;
            default -> null;
        };
    }

    /** The one tag every wanted message has, where that is plain to see and CMQ can filter by it. */
    Optional<String> requiredTag() {
        return selector == null
                ? Optional.empty()
                : selector.requiredEquality(PropertyNames.TAG).filter(MessageFilter::isTag);
    }

    /** The same, for messages the service filtered by that tag. */
    MessageFilter taggedWith(@Nullable String filteredBy) {
        return new MessageFilter(selector, unwanted, filteredBy);
    }

    /** Whether a text can be a tag of CMQ: 1 to 16 characters. Source: CMQ API reference, PublishMessage, msgTag. */
    static boolean isTag(String text) {
        return !text.isBlank() && text.length() <= LONGEST_TAG;
    }
}
