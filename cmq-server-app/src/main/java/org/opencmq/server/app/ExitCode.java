package org.opencmq.server.app;

/** How the program ends; the numbers are part of its interface and stand in {@code --help}. */
enum ExitCode {
    /** Ended as asked. */
    OK(0),
    /** Failed for another reason. */
    FAILED(1),
    /** An option is unknown, malformed or does not fit another. */
    BAD_OPTION(2),
    /** The configuration file cannot be read or used. */
    BAD_CONFIG(3),
    /** The port is taken, or the host is unknown or not this machine's. */
    CANNOT_LISTEN(4),
    /** Another process has the data folder. */
    FOLDER_IN_USE(5),
    /** The data folder cannot be read or written, or is corrupt. */
    FOLDER_UNUSABLE(6);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
