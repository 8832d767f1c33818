package org.opencmq.server.action;

import java.util.OptionalLong;
import java.util.function.Consumer;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;

/**
 * An answer before it has a request id. Source: protocol reference, section 6.2.
 *
 * @param code the row of the error table, success included
 * @param message the text that goes with it
 * @param fields writes the members of the answer besides the common ones
 */
public record Reply(CmqErrorCode code, String message, Consumer<FieldsWriter> fields) {

    /** An answer with a result, whatever its code. */
    public static Reply result(CmqErrorCode code, Consumer<FieldsWriter> fields) {
        return new Reply(code, code.message(), fields);
    }

    /** An answer that is an error and nothing more. */
    public static Reply refusal(Refusal refusal) {
        return new Reply(refusal.errorCode(), refusal.getMessage(), none -> {});
    }

    /**
     * The answer as it goes on the wire.
     *
     * @param requestId the server's number for the request
     * @param clientRequestId the caller's own number, repeated when he gave one
     */
    public byte[] json(String requestId, OptionalLong clientRequestId) {
        return FieldsWriter.object(answer -> {
            answer.number("code", code.code()).text("message", message).text("requestId", requestId);
            clientRequestId.ifPresent(number -> answer.number("clientRequestId", number));
            fields.accept(answer);
        });
    }
}
