package org.opencmq.spring.boot.failure;

import org.opencmq.spring.boot.destination.MissingDestinationsException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The startup check found that destinations are missing. */
class MissingDestinationsFailureAnalyzer extends AbstractFailureAnalyzer<MissingDestinationsException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingDestinationsException cause) {
        return new FailureAnalysis(
                cause.getMessage() + ".",
                "Create " + String.join(", ", cause.missing())
                        + ". Or let them be made with cmq.destinations.startup-check.mode=create, or start without them with"
                        + " mode=retry. Check their names, which cmq.destination.prefix becomes part of, and that endpoint and"
                        + " account are the right ones. With cmq.destinations.startup-check.listeners=false those of"
                        + " listeners are not looked for.",
                cause);
    }
}
