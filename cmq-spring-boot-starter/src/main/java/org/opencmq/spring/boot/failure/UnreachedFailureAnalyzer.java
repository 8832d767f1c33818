package org.opencmq.spring.boot.failure;

import org.opencmq.client.CmqUnreachedException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** No usable answer came from the endpoint. */
class UnreachedFailureAnalyzer extends AbstractFailureAnalyzer<CmqUnreachedException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, CmqUnreachedException cause) {
        String https = "https".equalsIgnoreCase(cause.endpoint().getScheme())
                ? " If its certificate is not one the Java runtime trusts, name an SSL bundle with cmq.ssl.bundle."
                : "";
        return new FailureAnalysis(
                cause.getMessage() + ".",
                "Check that the service runs and that " + cause.endpoint()
                        + " is its address (cmq.endpoint, or cmq.region with cmq.network=internal only inside of the region's"
                        + " network), and that no firewall or proxy is between." + https
                        + " cmq.timeout.connect and cmq.timeout.retry say how long is tried.",
                cause);
    }
}
