package org.opencmq.protocol;

import org.opencmq.protocol.error.CmqErrorCode;

/**
 * One answer of the service: the three members every answer has, and the rest of the object.
 *
 * @param code 0 for success, otherwise a number of the reference's section 12, known or not
 * @param message empty on success; otherwise usually {@code (module)text}
 * @param requestId the service's number for this request; empty when the answer had none
 * @param fields the whole answer object
 */
public record Answer(int code, String message, String requestId, Fields fields) {

    /**
     * Reads an answer.
     *
     * @param body the JSON text in UTF-8
     * @throws MalformedAnswer when it is not a JSON object with a numeric {@code code}
     */
    public static Answer parse(byte[] body) throws MalformedAnswer {
        Fields fields = Fields.parse(body);
        return new Answer(
                fields.integer("code"),
                fields.optionalText("message").orElse(""),
                fields.optionalText("requestId").orElse(""),
                fields);
    }

    /** Whether the code is that of the given row of the reference. */
    public boolean is(CmqErrorCode expected) {
        return code == expected.code();
    }
}
