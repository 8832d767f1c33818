package org.opencmq.server.action;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.error.CmqErrorCode;

/** Reads the failures of stages. */
final class Failures {

    private Failures() {}

    /** What failed, without the wrapping that stages put around it. */
    static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** The same stage, but an argument that the engine cannot read is refused as that parameter. */
    static <T> CompletionStage<T> refusing(String parameter, CompletionStage<T> stage) {
        return stage.exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                cause(failure) instanceof IllegalArgumentException
                        ? CmqErrorCode.PARAMETER_RANGE.refuse(parameter)
                        : failure));
    }

    /** The same stage, but a selector that is none is refused, with what is wrong with it and where. */
    static <T> CompletionStage<T> explaining(CompletionStage<T> stage) {
        return stage.exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                cause(failure) instanceof IllegalArgumentException invalid
                        ? CmqErrorCode.PARAMETERS_ERROR.refuseBecause(String.valueOf(invalid.getMessage()))
                        : failure));
    }
}
