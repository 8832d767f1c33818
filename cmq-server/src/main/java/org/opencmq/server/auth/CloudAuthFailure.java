package org.opencmq.server.auth;

import org.opencmq.protocol.error.CmqErrorCode;

/** Why a request of API 3.0 is nobody's. Made for every one that is refused, so it carries no stack trace. */
public final class CloudAuthFailure extends Exception {

    private final String code;
    private final CmqErrorCode row;

    CloudAuthFailure(String code, CmqErrorCode row, String message) {
        super(message, null, false, false);
        this.code = code;
        this.row = row;
    }

    /** The error's {@code Code}. */
    public String code() {
        return code;
    }

    /** The row of CMQ's table that comes nearest. */
    public CmqErrorCode row() {
        return row;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
