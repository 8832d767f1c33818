package org.opencmq.spring.boot.failure;

import org.opencmq.server.CmqServerException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The embedded server did not start: its port is taken, its folder locked or unusable, no durable store is there. */
class ServerFailureAnalyzer extends AbstractFailureAnalyzer<CmqServerException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, CmqServerException cause) {
        return new FailureAnalysis(
                "The embedded CMQ server did not start: " + cause.getMessage() + ".",
                "Leave cmq.embedded.port at 0 for any free port; give each application a cmq.embedded.data-folder of its own and"
                        + " put org.opencmq:cmq-server-rocksdb on the class path; or use a server elsewhere with cmq.endpoint.",
                cause);
    }
}
