package org.opencmq.client;

/** How far one HTTP request got, and how long its answer may take. Written and read by the calling thread. */
final class Progress {

    private final int readTimeoutMillis;
    private volatile boolean begun;

    Progress(int readTimeoutMillis) {
        this.readTimeoutMillis = readTimeoutMillis;
    }

    int readTimeoutMillis() {
        return readTimeoutMillis;
    }

    /** A byte of the request may have left. */
    void begin() {
        begun = true;
    }

    boolean begun() {
        return begun;
    }
}
