package org.opencmq.server.push;

/**
 * How one attempt ended.
 *
 * @param delivered whether the endpoint has the message now
 * @param detail one line for traces and logs, such as {@code 200} or {@code connection refused}
 */
public record AttemptResult(boolean delivered, String detail) {

    static AttemptResult success(String detail) {
        return new AttemptResult(true, detail);
    }

    static AttemptResult failure(String detail) {
        return new AttemptResult(false, detail);
    }
}
