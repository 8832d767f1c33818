package org.opencmq.client;

import java.net.URI;
import java.util.Optional;

/**
 * How the control plane is reached.
 *
 * @param choice which API it is
 * @param endpoint where API 3.0 is; empty for the vendor's own when the client's endpoint is a host of TDMQ, else for the
 *     client's endpoint itself, which is right for OpenCMQ's server
 * @param region API 3.0's region, such as {@code ap-guangzhou}; empty to derive it from the host of the client's endpoint
 */
public record CloudPlane(ControlPlaneChoice choice, Optional<URI> endpoint, Optional<String> region) {

    /** By the host name. */
    public static final CloudPlane AUTO = new CloudPlane(ControlPlaneChoice.AUTO, Optional.empty(), Optional.empty());

    private static final URI TENCENT = URI.create("https://tdmq.tencentcloudapi.com");

    boolean isCloud(URI dataEndpoint) {
        return choice == ControlPlaneChoice.CLOUD
                || (choice == ControlPlaneChoice.AUTO && CloudHost.isTdmq(dataEndpoint));
    }

    URI endpointFor(URI dataEndpoint) {
        return endpoint.orElse(CloudHost.isTdmq(dataEndpoint) ? TENCENT : dataEndpoint);
    }

    Optional<String> regionFor(URI dataEndpoint) {
        return region.or(() -> CloudHost.region(dataEndpoint));
    }

    /** The real service needs a region; our server does not look at it. */
    void check(URI dataEndpoint) {
        if (isCloud(dataEndpoint)
                && endpointFor(dataEndpoint).equals(TENCENT)
                && regionFor(dataEndpoint).isEmpty()) {
            throw new IllegalArgumentException("region must be set, such as ap-guangzhou: the endpoint's host '"
                    + dataEndpoint.getHost() + "' does not tell it");
        }
    }
}
