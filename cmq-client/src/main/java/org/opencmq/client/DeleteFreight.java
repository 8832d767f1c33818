package org.opencmq.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.protocol.action.BatchDeleteMessage;
import org.opencmq.protocol.action.DeleteMessage;
import org.opencmq.protocol.action.HandleFailures;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.form.FormEncoder;

/** Carries deletions to one queue. */
final class DeleteFreight implements Freight<ReceiptHandle, DeleteOutcome> {

    private final QueueName queueName;
    private final Carrier carrier;

    DeleteFreight(QueueName queueName, Carrier carrier) {
        this.queueName = queueName;
        this.carrier = carrier;
    }

    @Override
    public Slot<ReceiptHandle, DeleteOutcome> slot(ReceiptHandle handle) {
        int bytes = FormEncoder.encodedLength(handle.value());
        return new Slot<>(handle, handle, queueName, bytes, bytes, new CompletableFuture<>());
    }

    @Override
    public List<Outcome<DeleteOutcome>> carry(List<ReceiptHandle> handles) throws CmqException {
        if (handles.size() == 1) {
            return List.of(new Outcome.Carried<>(one(handles.get(0))));
        }
        HandleFailures answer = carrier.execute(BatchDeleteMessage.ACTION, new BatchDeleteMessage(queueName, handles));
        Map<ReceiptHandle, HandleFailures.Failure> failures = new HashMap<>();
        answer.failures().forEach(failure -> failures.put(failure.receiptHandle(), failure));
        List<Outcome<DeleteOutcome>> outcomes = new ArrayList<>();
        for (ReceiptHandle handle : handles) {
            outcomes.add(outcome(handle, Optional.ofNullable(failures.get(handle))));
        }
        return outcomes;
    }

    @Override
    public BatchLimits limits() {
        return carrier.limits();
    }

    @Override
    public CmqException notTaken(String finding) {
        return carrier.notTaken("DeleteMessage", Optional.of(queueName.value()), finding);
    }

    private Outcome<DeleteOutcome> outcome(ReceiptHandle handle, Optional<HandleFailures.Failure> failure) {
        if (failure.isEmpty()) {
            return new Outcome.Carried<>(DeleteOutcome.DELETED);
        }
        CmqRefusedException refused = new CmqRefusedException(
                "BatchDeleteMessage",
                Optional.of(queueName.value()),
                failure.get().code(),
                failure.get().message(),
                "");
        if (refused.is(CmqErrorCode.RECEIPT_HANDLE_INVALID)) {
            return new Outcome.Carried<>(DeleteOutcome.STALE);
        }
        if (refused.retry() == CmqErrorCode.Retry.NEVER) {
            return new Outcome.Failed<>(refused);
        }
        try { // a single deletion is retried by the exchange, a member of a batch is not
            return new Outcome.Carried<>(one(handle));
        } catch (CmqException e) {
            return new Outcome.Failed<>(e);
        }
    }

    private DeleteOutcome one(ReceiptHandle handle) throws CmqException {
        try {
            carrier.execute(DeleteMessage.ACTION, new DeleteMessage(queueName, handle));
            return DeleteOutcome.DELETED;
        } catch (CmqRefusedException e) {
            if (e.is(CmqErrorCode.RECEIPT_HANDLE_INVALID)) {
                return DeleteOutcome.STALE;
            }
            throw e;
        }
    }
}
