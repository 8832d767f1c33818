package org.opencmq.server.app;

import java.nio.channels.OverlappingFileLockException;
import org.jspecify.annotations.Nullable;
import org.opencmq.server.CannotListenException;
import org.opencmq.server.CmqServerException;
import org.opencmq.server.FolderLockedException;
import org.opencmq.server.StoreUnusableException;
import org.opencmq.server.engine.local.StoreException;

/** What the program says and how it ends when something failed. */
final class Failures {

    private Failures() {}

    static ExitCode code(Exception failure) {
        if (failure instanceof ProgramException known) {
            return known.code();
        }
        if (failure instanceof CannotListenException) {
            return ExitCode.CANNOT_LISTEN;
        }
        if (failure instanceof FolderLockedException || isInUse(failure) || isInUse(failure.getCause())) {
            return ExitCode.FOLDER_IN_USE;
        }
        if (failure instanceof StoreUnusableException || failure instanceof StoreException) {
            return ExitCode.FOLDER_UNUSABLE;
        }
        return failure instanceof IllegalArgumentException ? ExitCode.BAD_OPTION : ExitCode.FAILED;
    }

    private static boolean isInUse(@Nullable Throwable failure) {
        return failure instanceof StoreException && failure.getCause() instanceof OverlappingFileLockException;
    }

    static String message(Exception failure) {
        boolean meantForOperators = failure instanceof ProgramException
                || failure instanceof CmqServerException
                || failure instanceof StoreException
                || failure instanceof IllegalArgumentException;
        return meantForOperators && failure.getMessage() != null ? failure.getMessage() : "failed: " + failure;
    }
}
