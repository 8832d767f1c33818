package org.opencmq.client;

/** The hosts of both models; classic CMQ has two, TDMQ and our server one. Source: protocol reference, section 2. */
record Endpoints(Endpoint queues, Endpoint topics) {

    static Endpoints of(CmqClientSettings settings) {
        return new Endpoints(Endpoint.of(settings.queueEndpoint()), Endpoint.of(settings.topicEndpoint()));
    }

    /** The host that knows the action. */
    Endpoint of(String action) {
        boolean topic = action.contains("Topic") || action.contains("ubscri") || action.contains("Publish");
        return topic ? topics : queues;
    }
}
