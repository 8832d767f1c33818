package org.opencmq.server.app;

/** The program cannot go on. The message is one line for whoever started it. */
final class ProgramException extends RuntimeException {

    private final ExitCode code;

    ProgramException(ExitCode code, String message) {
        super(message);
        this.code = code;
    }

    ExitCode code() {
        return code;
    }
}
