package org.opencmq.spring.boot.properties;

import org.jspecify.annotations.Nullable;
import org.opencmq.client.ControlPlaneChoice;

/** How queues and topics are created and described. */
public class ControlProperties {

    /** API that creates and describes queues and topics: auto (by the host of the endpoint), v2 (classic CMQ, OpenCMQ), or cloud (TDMQ, API 3.0). Default: auto. */
    private @Nullable ControlPlaneChoice api;

    /** URL of API 3.0. Default: the vendor's own when the endpoint is a host of TDMQ, else the endpoint itself. */
    private @Nullable String endpoint;

    public @Nullable ControlPlaneChoice getApi() {
        return api;
    }

    public void setApi(@Nullable ControlPlaneChoice api) {
        this.api = api;
    }

    public @Nullable String getEndpoint() {
        return endpoint;
    }

    public void setEndpoint(@Nullable String endpoint) {
        this.endpoint = endpoint;
    }
}
