package org.opencmq.jms.internal.session;

import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.internal.message.CmqMessage;
import org.opencmq.selector.Selector;
import org.opencmq.selector.SelectorSyntaxException;

/**
 * Which messages a consumer wants.
 *
 * @param selector over headers and properties; null for all messages
 * @param notFrom identifier of a connection whose messages are left out; null for none
 */
record MessageFilter(@Nullable Selector selector, @Nullable String notFrom) {

    /** Wants everything. */
    static final MessageFilter ALL = new MessageFilter(null, null);

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
            return selector.isEverything() ? ALL : new MessageFilter(selector, null);
        } catch (SelectorSyntaxException e) {
            InvalidSelectorException invalid = new InvalidSelectorException(String.valueOf(e.getMessage()));
            invalid.initCause(e);
            invalid.setLinkedException(e);
            throw invalid;
        }
    }

    /** The same, leaving out what a connection sent. */
    MessageFilter without(String connectionId) {
        return new MessageFilter(selector, connectionId);
    }

    boolean acceptsAll() {
        return selector == null && notFrom == null;
    }

    String text() {
        return selector == null ? "" : selector.text();
    }

    boolean accepts(CmqMessage message) {
        if (notFrom != null && isFrom(notFrom, message.getJMSMessageID())) {
            return false;
        }
        return selector == null || selector.matches(message::selectorValue);
    }

    /** The beginning of the identifiers of all messages a connection sends. */
    static String idPrefix(String connectionId) {
        return "ID:" + connectionId + "-";
    }

    private static boolean isFrom(String connectionId, @Nullable String messageId) {
        return messageId != null && messageId.startsWith(idPrefix(connectionId));
    }
}
