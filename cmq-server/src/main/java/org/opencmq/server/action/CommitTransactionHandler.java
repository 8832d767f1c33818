package org.opencmq.server.action;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.action.CommitTransaction;
import org.opencmq.protocol.action.DeleteMessage;
import org.opencmq.protocol.action.PublishMessage;
import org.opencmq.protocol.action.SendMessage;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.engine.CommitIdentity;
import org.opencmq.server.engine.Engine.CommitOutcome;
import org.opencmq.server.engine.Engine.Operation;
import org.opencmq.server.engine.NewMessage;
import org.opencmq.server.engine.QueueKey;
import org.opencmq.server.topic.Publisher;

/**
 * Carries out sends, publishes and deletes together, all or none. The limits of a batch hold for the whole transaction. A
 * publish that nobody wants stores nothing and spoils nothing. A repeat is answered as the first was, also when a restart
 * came in between: the engine keeps the answer together with the transaction.
 */
final class CommitTransactionHandler implements ActionHandler<CommitTransaction, CommitTransaction.Result> {

    private final Surroundings with;
    private final Sending sending;
    private final Publisher publisher;
    private final PublicationRule publications;

    CommitTransactionHandler(Surroundings with, Sending sending, Publisher publisher, PublicationRule publications) {
        this.with = with;
        this.sending = sending;
        this.publisher = publisher;
        this.publications = publications;
    }

    @Override
    public CompletionStage<CommitTransaction.Result> handle(Call call, CommitTransaction request) throws Refusal {
        if (request.publishes().size() > with.batchEntries()) {
            throw CmqErrorCode.BATCH_SIZE.refuse("publish");
        }
        if (request.sends().size() > with.batchEntries()) {
            throw CmqErrorCode.BATCH_SIZE.refuse("send");
        }
        if (request.deletes().size() > with.batchEntries()) {
            throw CmqErrorCode.BATCH_SIZE.refuse("delete");
        }
        List<Operation.Send> sends = sends(call, request.sends());
        List<Publisher.Request> publishes = publishes(call, request.publishes());
        String id = call.account() + '/' + request.transactionId();
        return with.engine()
                .committed(id)
                .thenCompose(before -> before.isPresent()
                        ? CompletableFuture.completedFuture(CommitMemo.read(before.get()))
                        : fit(sends)
                                .thenCompose(fits -> fits
                                        ? commit(id, call, sends, publishes, request.deletes())
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

    private List<Publisher.Request> publishes(Call call, List<PublishMessage> requested) throws Refusal {
        List<Publisher.Request> publishes = new ArrayList<>(requested.size());
        for (PublishMessage publish : requested) {
            publishes.add(publications.check(call, publish));
        }
        return publishes;
    }

    private CompletionStage<Boolean> fit(List<Operation.Send> sends) {
        CompletionStage<Boolean> all = CompletableFuture.completedFuture(true);
        for (Operation.Send send : sends) {
            all = all.thenCombine(sending.fits(send.queue(), List.of(send.message())), Boolean::logicalAnd);
        }
        return all;
    }

    private CompletionStage<CommitTransaction.Result> commit(
            String id,
            Call call,
            List<Operation.Send> sends,
            List<Publisher.Request> publishes,
            List<DeleteMessage> deletes) {
        List<Operation> operations = new ArrayList<>(sends);
        for (DeleteMessage delete : deletes) {
            QueueKey queue = call.queue(delete.queueName());
            operations.add(new Operation.Delete(queue, delete.receiptHandle()));
        }
        List<MessageId> sent =
                sends.stream().map(send -> send.message().msgId()).toList();
        return publisher
                .commit(operations, publishes, ids -> new CommitIdentity(id, CommitMemo.write(result(sent, ids))))
                .thenCompose(outcome -> {
                    if (outcome.engine() instanceof CommitOutcome.Failed failed) {
                        return CompletableFuture.failedFuture(refusal(failed.reason()));
                    }
                    if (outcome.engine() instanceof CommitOutcome.Repeated repeated) {
                        return CompletableFuture.completedFuture(CommitMemo.read(repeated.memo()));
                    }
                    CommitTransaction.Result done = result(sent, outcome.msgIds());
                    with.traffic().stored(done.sent().size() + done.published().size());
                    with.traffic().deleted(deletes.size());
                    return CompletableFuture.completedFuture(done);
                });
    }

    private static CommitTransaction.Result result(List<MessageId> sent, List<List<MessageId>> published) {
        return new CommitTransaction.Result(
                sent, published.stream().flatMap(List::stream).toList());
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
