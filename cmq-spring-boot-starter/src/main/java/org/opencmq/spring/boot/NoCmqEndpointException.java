package org.opencmq.spring.boot;

/** Nothing says where CMQ is, and no server may or can be embedded. */
final class NoCmqEndpointException extends RuntimeException {

    NoCmqEndpointException() {
        super(
                "No CMQ endpoint: cmq.endpoint is not set, and no server is embedded because cmq.embedded.enabled is false or"
                        + " cmq-server is not on the class path. Set cmq.endpoint, or let a server be embedded.");
    }
}
