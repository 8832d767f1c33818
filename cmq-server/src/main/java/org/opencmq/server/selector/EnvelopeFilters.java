package org.opencmq.server.selector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.opencmq.protocol.envelope.EnvelopeHead;
import org.opencmq.protocol.envelope.EnvelopeReader;
import org.opencmq.protocol.envelope.MessageHeaders;
import org.opencmq.selector.PropertyLookup;
import org.opencmq.selector.Selector;
import org.opencmq.selector.SelectorSyntaxException;
import org.opencmq.server.engine.local.MessageFilters;

/**
 * Selectors over the heads of envelopes; bodies are never read. A body that is no envelope has no properties, no
 * identifier and no timestamp; priority and delivery mode are the defaults, as its receiver sees them. How often a message
 * was delivered is not a part of it: {@code JMSXDeliveryCount} is absent for the selectors of a queue. Stateless.
 */
public final class EnvelopeFilters implements MessageFilters {

    private static final EnvelopeHead FOREIGN =
            new EnvelopeHead(MessageHeaders.builder().build(), Map.of());

    @Override
    public Predicate<byte[]> compile(String selector) {
        Selector parsed;
        try {
            parsed = Selector.parse(selector);
        } catch (SelectorSyntaxException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return body -> parsed.matches(EnvelopeReader.readHead(new String(body, UTF_8))
                .<PropertyLookup>map(head -> head::selectorValue)
                .orElse(EnvelopeFilters::ofForeign));
    }

    private static @Nullable Object ofForeign(String identifier) {
        return identifier.equals("JMSTimestamp") ? null : FOREIGN.selectorValue(identifier);
    }
}
