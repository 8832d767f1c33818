package org.opencmq.spring.boot.failure;

import org.opencmq.spring.boot.NoCmqEndpointException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Nothing says where CMQ is. */
class NoCmqEndpointFailureAnalyzer extends AbstractFailureAnalyzer<NoCmqEndpointException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NoCmqEndpointException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Set the endpoint of the service, such as cmq.endpoint=https://cmq-gz.public.tencenttdmq.com, or cmq.region"
                        + " together with cmq.secret-id and cmq.secret-key. For a server inside of the application put"
                        + " org.opencmq:cmq-server on the class path and leave cmq.embedded.enabled as it is.",
                cause);
    }
}
