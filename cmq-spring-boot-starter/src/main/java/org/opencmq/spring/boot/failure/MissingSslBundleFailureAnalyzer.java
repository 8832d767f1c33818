package org.opencmq.spring.boot.failure;

import org.opencmq.spring.boot.MissingSslBundleException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A property names an SSL bundle that does not exist. */
class MissingSslBundleFailureAnalyzer extends AbstractFailureAnalyzer<MissingSslBundleException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingSslBundleException cause) {
        String bundle = cause.bundle();
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()) + ".",
                "Define it, such as spring.ssl.bundle.pem." + bundle
                        + ".truststore.certificate=classpath:ca.crt, or correct or remove " + cause.property()
                        + "; without it the Java runtime's trust is used.",
                cause);
    }
}
