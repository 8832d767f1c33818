package org.opencmq.spring.boot.failure;

import jakarta.jms.InvalidDestinationException;
import org.jspecify.annotations.Nullable;
import org.opencmq.client.CmqException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The provider itself found that a destination is missing or has no name; what the service said has an analyzer of its own. */
class InvalidDestinationFailureAnalyzer extends AbstractFailureAnalyzer<InvalidDestinationException> {

    private static final String MISSING = "4440";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, InvalidDestinationException cause) {
        if (cause.getCause() instanceof CmqException) {
            return null;
        }
        String action = MISSING.equals(cause.getErrorCode()) ? Actions.DESTINATION : Actions.NAME;
        return new FailureAnalysis(cause.getMessage() + ".", action, cause);
    }
}
