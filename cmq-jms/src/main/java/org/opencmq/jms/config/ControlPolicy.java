package org.opencmq.jms.config;

import java.net.URI;
import java.util.Optional;
import org.opencmq.client.ControlPlaneChoice;

/**
 * How queues and topics are created and described.
 *
 * @param plane which API that is
 * @param cloudEndpoint where API 3.0 is; empty for the vendor's own when the endpoint is TDMQ's, else the endpoint
 * @param region API 3.0's region, such as {@code ap-guangzhou}; empty to derive it from the endpoint
 */
public record ControlPolicy(ControlPlaneChoice plane, Optional<URI> cloudEndpoint, Optional<String> region) {

    /** By the host name of the endpoint. */
    public static final ControlPolicy STANDARD =
            new ControlPolicy(ControlPlaneChoice.AUTO, Optional.empty(), Optional.empty());
}
