package org.opencmq.spring.boot;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencmq.client.Region;
import org.opencmq.spring.boot.properties.ConnectionProperties;
import org.opencmq.spring.boot.properties.Network;
import org.opencmq.spring.boot.properties.Product;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The endpoints that an endpoint or a region and a network stand for. Source: protocol reference, sections 2.1 and 2.2.
 *
 * @param queues the endpoint URL
 * @param topics the endpoint URL of topics; null when it is the same
 */
record ServiceAddress(String queues, @Nullable String topics) {

    /** The address that the properties under the given prefix give; empty when they give none. */
    static Optional<ServiceAddress> of(String prefix, ConnectionProperties properties) {
        String endpoint = properties.getEndpoint();
        if (endpoint != null && !endpoint.isBlank()) {
            return Optional.of(new ServiceAddress(endpoint, properties.getTopicEndpoint()));
        }
        return region(prefix, properties)
                .map(region -> regional(
                        region.abbreviation(),
                        properties.getNetwork() == Network.INTERNAL,
                        properties.getProduct() == Product.CLASSIC,
                        properties.getTopicEndpoint()));
    }

    /** The region that the properties name; empty when they name none. */
    static Optional<Region> region(String prefix, ConnectionProperties properties) {
        String region = properties.getRegion();
        if (region == null || region.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Region.find(region)
                .orElseThrow(() -> new InvalidConfigurationPropertyValueException(
                        prefix + ".region",
                        region,
                        "it must be one of " + Region.list() + "; for another region set " + prefix + ".endpoint")));
    }

    private static ServiceAddress regional(
            String region, boolean internal, boolean classic, @Nullable String topicEndpoint) {
        if (classic) {
            String scheme = internal ? "http" : "https";
            String domain = region + (internal ? ".api.tencentyun.com" : ".api.qcloud.com");
            return new ServiceAddress(
                    scheme + "://cmq-queue-" + domain,
                    topicEndpoint == null ? scheme + "://cmq-topic-" + domain : topicEndpoint);
        }
        return new ServiceAddress(
                internal
                        ? "http://" + region + ".mqadapter.cmq.tencentyun.com"
                        : "https://cmq-" + region + ".public.tencenttdmq.com",
                topicEndpoint);
    }
}
