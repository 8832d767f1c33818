package org.opencmq.server.topic;

import java.util.List;
import java.util.Optional;
import org.opencmq.protocol.action.FilterType;

/** Which subscriptions a message goes to. Source: protocol reference, sections 11.1 and 11.2, reading 14.26. */
final class Matching {

    private Matching() {}

    /** Whether a subscription of a topic with this filter wants a message with these tags and this routing key. */
    static boolean wants(
            FilterType filter, Subscription.Settings settings, List<String> tags, Optional<String> routingKey) {
        return switch (filter) {
            case TAGS ->
                settings.filterTags().isEmpty()
                        || settings.filterTags().stream().anyMatch(tags::contains);
            case ROUTING ->
                routingKey.isPresent()
                        && settings.bindingKeys().stream()
                                .anyMatch(key -> new RoutingPattern(key).matches(routingKey.get()));
        };
    }
}
