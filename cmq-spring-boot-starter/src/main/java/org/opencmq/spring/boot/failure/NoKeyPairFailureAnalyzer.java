package org.opencmq.spring.boot.failure;

import jakarta.jms.JMSSecurityException;
import org.jspecify.annotations.Nullable;
import org.opencmq.client.CmqException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The endpoint needs a key pair and there is none; what the service refused has an analyzer of its own. */
class NoKeyPairFailureAnalyzer extends AbstractFailureAnalyzer<JMSSecurityException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, JMSSecurityException cause) {
        return cause.getCause() instanceof CmqException
                ? null
                : new FailureAnalysis(cause.getMessage() + ".", Actions.CREDENTIALS, cause);
    }
}
