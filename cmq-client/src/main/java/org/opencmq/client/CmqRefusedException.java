package org.opencmq.client;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.error.CmqErrorCode;

/** The service answered and said no. Decide by {@link #code()}, never by the text. */
public final class CmqRefusedException extends CmqException {

    private final ErrorText error;
    private final String text;
    private final String requestId;

    CmqRefusedException(String action, Optional<String> destination, int code, String text, String requestId) {
        this(action, destination, ErrorText.read(action, code, text), text, requestId, Optional.empty());
    }

    CmqRefusedException(String action, Optional<String> destination, Answer answer) {
        this(action, destination, answer.code(), answer.message(), answer.requestId());
    }

    private CmqRefusedException(
            String action,
            Optional<String> destination,
            ErrorText error,
            String text,
            String requestId,
            Optional<? extends Throwable> cause) {
        super(message(action, destination, error, text, requestId), action, destination, cause);
        this.error = error;
        this.text = text;
        this.requestId = requestId;
    }

    /** The number of the reference's section 12; where CMQ wraps it as 4000, the wrapped one. */
    public int code() {
        return error.code();
    }

    /** The first module number of the text; empty when it had none. */
    public OptionalInt module() {
        return error.modules().isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(error.modules().get(0));
    }

    /** All module numbers at the start of the text, in order. */
    public List<Integer> modules() {
        return error.modules();
    }

    /** CMQ's own text, module number included. */
    public String text() {
        return text;
    }

    /** The service's number for the request; empty text when the answer had none. */
    public String requestId() {
        return requestId;
    }

    /** The row of the error table; empty for a combination of code and module it does not have. */
    public Optional<CmqErrorCode> errorCode() {
        return error.row();
    }

    /** Whether the code is that of the given row. */
    public boolean is(CmqErrorCode row) {
        return error.code() == row.code();
    }

    /** What the error means to a program. */
    public CmqErrorCode.Kind kind() {
        return error.kind();
    }

    /** Whether the same call may be made again; the client already did as often as its {@link RetryPolicy} says. */
    public CmqErrorCode.Retry retry() {
        return error.retry();
    }

    @Override
    CmqRefusedException again() {
        return new CmqRefusedException(action(), destination(), error, text, requestId, Optional.of(this));
    }

    private static String message(
            String action, Optional<String> destination, ErrorText error, String text, String requestId) {
        return subject(action, destination) + " refused: code=" + error.code() + " message=\"" + text + "\" requestId="
                + (requestId.isEmpty() ? "none" : requestId)
                + Remedy.of(error).map(remedy -> "; " + remedy).orElse("");
    }
}
