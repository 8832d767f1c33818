package org.opencmq.server.action;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.action.CommitTransaction;
import org.opencmq.protocol.action.DeleteMessage;
import org.opencmq.protocol.action.SendMessage;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.engine.Engine.CommitOutcome;
import org.opencmq.server.engine.Engine.Operation;
import org.opencmq.server.engine.NewMessage;
import org.opencmq.server.engine.QueueKey;

/**
 * Carries out sends and deletes together, all or none. Publishes are refused as an unknown parameter until the server has
 * topics. The limits of a batch hold for the whole transaction.
 */
final class CommitTransactionHandler implements ActionHandler<CommitTransaction, CommitTransaction.Result> {

    private final Surroundings with;
    private final Sending sending;
    private final RecentCommits recent;

    CommitTransactionHandler(Surroundings with, Sending sending) {
        this.with = with;
        this.sending = sending;
        this.recent = new RecentCommits(System::nanoTime);
    }

    @Override
    public CompletionStage<CommitTransaction.Result> handle(Call call, CommitTransaction request) throws Refusal {
        if (!request.publishes().isEmpty()) {
            throw CmqErrorCode.NO_SUCH_PARAMETER.refuse("publish");
        }
        if (request.sends().size() > with.batchEntries()) {
            throw CmqErrorCode.BATCH_SIZE.refuse("send");
        }
        if (request.deletes().size() > with.batchEntries()) {
            throw CmqErrorCode.BATCH_SIZE.refuse("delete");
        }
        List<Operation.Send> sends = sends(call, request.sends());
        return recent.once(call.account() + '/' + request.transactionId(), () -> fit(sends)
                .thenCompose(fits -> fits
                        ? commit(call, sends, request.deletes())
                        : CompletableFuture.failedFuture(CmqErrorCode.MESSAGE_TOO_LARGE.refuse())));
    }

    private List<Operation.Send> sends(Call call, List<SendMessage> requested) throws Refusal {
        List<Operation.Send> sends = new ArrayList<>(requested.size());
        long bytes = 0;
        for (SendMessage send : requested) {
            NewMessage message = sending.message(send.msgBody(), send.delay());
            bytes += message.body().length;
            sends.add(new Operation.Send(call.queue(send.queueName()), message));
        }
        if (bytes > with.limits().batchBytes()) {
            throw CmqErrorCode.BATCH_TOO_LARGE.refuse();
        }
        return sends;
    }

    private CompletionStage<Boolean> fit(List<Operation.Send> sends) {
        CompletionStage<Boolean> all = CompletableFuture.completedFuture(true);
        for (Operation.Send send : sends) {
            all = all.thenCombine(sending.fits(send.queue(), List.of(send.message())), Boolean::logicalAnd);
        }
        return all;
    }

    private CompletionStage<CommitTransaction.Result> commit(
            Call call, List<Operation.Send> sends, List<DeleteMessage> deletes) {
        List<Operation> operations = new ArrayList<>(sends);
        for (DeleteMessage delete : deletes) {
            QueueKey queue = call.queue(delete.queueName());
            operations.add(new Operation.Delete(queue, delete.receiptHandle()));
        }
        List<MessageId> sent =
                sends.stream().map(send -> send.message().msgId()).toList();
        if (operations.isEmpty()) {
            return CompletableFuture.completedFuture(new CommitTransaction.Result(sent, List.of()));
        }
        return with.engine().commit(operations).thenCompose(outcome -> {
            if (outcome instanceof CommitOutcome.Failed failed) {
                return CompletableFuture.failedFuture(refusal(failed.reason()));
            }
            with.traffic().stored(sends.size());
            with.traffic().deleted(deletes.size());
            return CompletableFuture.completedFuture(new CommitTransaction.Result(sent, List.of()));
        });
    }

    private static Refusal refusal(CommitOutcome.Reason reason) {
        return switch (reason) {
            case NO_SUCH_QUEUE -> CmqErrorCode.NO_SUCH_QUEUE.refuse();
            case FULL -> CmqErrorCode.QUEUE_FULL.refuse();
            case TOO_MANY_DELAYED -> CmqErrorCode.TOO_MANY_INACTIVE.refuse();
            case STALE_HANDLE -> CmqErrorCode.RECEIPT_HANDLE_INVALID.refuse();
            case MALFORMED_HANDLE -> CmqErrorCode.RECEIPT_HANDLE_FORMAT.refuse();
        };
    }
}
