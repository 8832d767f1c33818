package org.opencmq.spring.boot.failure;

import org.jspecify.annotations.Nullable;
import org.opencmq.client.CmqRefusedException;
import org.opencmq.protocol.error.CmqErrorCode;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The service answered and said no: wrong credentials, a destination it does not have, a name it cannot spell. */
class RefusedFailureAnalyzer extends AbstractFailureAnalyzer<CmqRefusedException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, CmqRefusedException cause) {
        String action = action(cause);
        return action == null ? null : new FailureAnalysis(cause.getMessage() + ".", action, cause);
    }

    private static @Nullable String action(CmqRefusedException cause) {
        if (cause.is(CmqErrorCode.SECRET_ID_PREFIX)
                && cause.modules().contains(CmqErrorCode.SECRET_ID_PREFIX.module())) {
            return Actions.CREDENTIALS;
        }
        if (cause.errorCode().filter(RefusedFailureAnalyzer::isAboutAName).isPresent()) {
            return Actions.NAME;
        }
        return switch (cause.kind()) {
            case UNAUTHORIZED -> Actions.CREDENTIALS;
            case NO_SUCH_DESTINATION -> Actions.DESTINATION;
            case THROTTLED, OTHER -> null;
        };
    }

    private static boolean isAboutAName(CmqErrorCode row) {
        return row == CmqErrorCode.QUEUE_NAME_FORMAT
                || row == CmqErrorCode.TOPIC_NAME_FORMAT
                || row == CmqErrorCode.SUBSCRIPTION_NAME_FORMAT;
    }
}
