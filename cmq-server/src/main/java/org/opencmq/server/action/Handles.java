package org.opencmq.server.action;

import java.util.ArrayList;
import java.util.List;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.protocol.action.HandleFailures;
import org.opencmq.protocol.action.HandleFailures.Failure;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.server.engine.Engine.HandleOutcome;
import org.opencmq.server.engine.Engine.HandleOutcome.Status;

/** What actions over receipt handles have in common. Source: protocol reference, sections 8.10 and 8.11. */
final class Handles {

    private Handles() {}

    /** The row for a handle that failed. */
    static CmqErrorCode row(Status failed) {
        return failed == Status.MALFORMED ? CmqErrorCode.RECEIPT_HANDLE_FORMAT : CmqErrorCode.RECEIPT_HANDLE_INVALID;
    }

    /** Those of the handles that failed; the two lists stand in the same order. */
    static HandleFailures failures(List<ReceiptHandle> handles, List<HandleOutcome> outcomes) {
        List<Failure> failures = new ArrayList<>();
        for (int i = 0; i < handles.size(); i++) {
            Status status = outcomes.get(i).status();
            if (status != Status.DONE) {
                failures.add(new Failure(row(status), handles.get(i)));
            }
        }
        return new HandleFailures(failures, handles.size());
    }
}
