package org.opencmq.server.action.topic;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import org.opencmq.protocol.NameRule;
import org.opencmq.protocol.action.EndpointProtocol;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.push.PushTargets;
import org.opencmq.server.topic.Subscription;

/**
 * Which endpoints a subscription may have. A URL that names an address outright is checked here, so that its subscriber
 * learns at once that nothing would ever arrive; a name is checked at every delivery. Source: protocol reference, section
 * 10.8.
 */
final class EndpointRule {

    private static final String SCHEME = "http://";

    private final PushTargets targets;
    private final int maxLength;

    EndpointRule(PushTargets targets, int maxLength) {
        this.targets = targets;
        this.maxLength = maxLength;
    }

    Subscription.Endpoint check(EndpointProtocol protocol, String endpoint) throws Refusal {
        return switch (protocol) {
            case QUEUE -> queue(endpoint);
            case HTTP -> url(endpoint);
        };
    }

    private static Subscription.Endpoint queue(String endpoint) throws Refusal {
        if (!NameRule.allows(endpoint)) {
            throw CmqErrorCode.ENDPOINT_FORMAT.refuse();
        }
        return new Subscription.Endpoint.Queue(endpoint);
    }

    private Subscription.Endpoint url(String endpoint) throws Refusal {
        if (!endpoint.toLowerCase(Locale.ROOT).startsWith(SCHEME) || endpoint.length() > maxLength) {
            throw CmqErrorCode.ENDPOINT_FORMAT.refuse();
        }
        if (endpoint.chars().anyMatch(Character::isWhitespace)) {
            throw CmqErrorCode.ENDPOINT_BLANK.refuse();
        }
        String host = host(endpoint).orElseThrow(CmqErrorCode.ENDPOINT_ILLEGAL::refuse);
        if (!mayBePushedTo(host)) {
            throw CmqErrorCode.ENDPOINT_ILLEGAL.refuse();
        }
        return new Subscription.Endpoint.Http(endpoint);
    }

    private static Optional<String> host(String endpoint) {
        try {
            return Optional.ofNullable(new URI(endpoint).getHost());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private boolean mayBePushedTo(String host) {
        boolean literal = host.startsWith("[") || host.matches("[0-9.]+");
        if (!literal && !host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) { // a literal: asks no name service
                if (targets.allows(address)) {
                    return true;
                }
            }
            return false;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
