package org.opencmq.protocol.action;

import java.util.ArrayList;
import java.util.List;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.Fields;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.protocol.error.CmqErrorCode;

/**
 * What a batch over receipt handles answers: only the handles that failed, each with its reason; every other handle of the
 * request succeeded. Source: protocol reference, section 8.11.
 *
 * @param failures empty when all succeeded
 * @param requested how many handles the request had; known to the server only, 0 in a client
 */
public record HandleFailures(List<Failure> failures, int requested) {

    /** Nothing failed. */
    public static final HandleFailures NONE = new HandleFailures(List.of(), 0);

    /**
     * One handle that failed.
     *
     * @param code the error code as it would stand in an answer of its own, such as 4430
     * @param message the text with its module number
     * @param receiptHandle the handle as the request gave it
     */
    public record Failure(int code, String message, ReceiptHandle receiptHandle) {

        /** A failure by a row of the error table. */
        public Failure(CmqErrorCode row, ReceiptHandle receiptHandle) {
            this(row.code(), row.message(), receiptHandle);
        }
    }

    CmqErrorCode outcome(CmqErrorCode partial, CmqErrorCode all) {
        if (failures.isEmpty()) {
            return CmqErrorCode.SUCCESS;
        }
        return failures.size() < requested ? partial : all;
    }

    static boolean carries(int code) {
        return code == CmqErrorCode.SUCCESS.code()
                || code == CmqErrorCode.DELETE_PARTIALLY_FAILED.code()
                || code == CmqErrorCode.BATCH_DELETE_FAILED.code();
    }

    void write(FieldsWriter fields) {
        if (!failures.isEmpty()) {
            fields.objects("errorList", failures, (failure, object) -> object.number("code", failure.code)
                    .text("message", failure.message)
                    .text("receiptHandle", failure.receiptHandle.value()));
        }
    }

    static HandleFailures read(Answer answer) throws MalformedAnswer {
        List<Failure> failures = new ArrayList<>();
        for (Fields failure : answer.fields().objects("errorList")) {
            failures.add(new Failure(
                    failure.integer("code"),
                    failure.optionalText("message").orElse(""),
                    failure.receiptHandle("receiptHandle")));
        }
        if (failures.isEmpty() && answer.code() != CmqErrorCode.SUCCESS.code()) {
            throw new MalformedAnswer("answer with code " + answer.code() + " has no 'errorList'");
        }
        return new HandleFailures(List.copyOf(failures), 0);
    }
}
