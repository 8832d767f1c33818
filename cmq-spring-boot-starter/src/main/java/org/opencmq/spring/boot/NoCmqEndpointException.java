package org.opencmq.spring.boot;

/** Nothing says where CMQ is, and no server may or can be embedded. */
public final class NoCmqEndpointException extends RuntimeException {

    private NoCmqEndpointException(String message) {
        super(message);
    }

    static NoCmqEndpointException withoutServer() {
        return new NoCmqEndpointException(
                "No CMQ endpoint: neither cmq.endpoint nor cmq.region is set, and no server is embedded because"
                        + " cmq.embedded.enabled is false or cmq-server is not on the class path. Set cmq.endpoint, or let"
                        + " a server be embedded.");
    }

    static NoCmqEndpointException ofConnection(String prefix) {
        return new NoCmqEndpointException(
                "No CMQ endpoint: neither " + prefix + ".endpoint nor " + prefix + ".region is set. Set one of them.");
    }
}
