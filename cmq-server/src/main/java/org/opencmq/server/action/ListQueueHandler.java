package org.opencmq.server.action;

import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.ListQueue;
import org.opencmq.protocol.action.QueueEntry;
import org.opencmq.protocol.error.Refusal;

/** Lists the account's queues. */
final class ListQueueHandler implements ActionHandler<ListQueue, ListQueue.Result> {

    private final Surroundings with;

    ListQueueHandler(Surroundings with) {
        this.with = with;
    }

    @Override
    public CompletionStage<ListQueue.Result> handle(Call call, ListQueue request) throws Refusal {
        Pages.check(with.limits().listPage(), request.page());
        return with.engine()
                .listQueues(
                        call.account(),
                        request.page().searchWord().orElse(""),
                        request.page().offset(),
                        request.page().limit())
                .thenApply(page -> new ListQueue.Result(
                        Math.toIntExact(page.total()),
                        page.queues().stream()
                                .map(queue -> new QueueEntry(queue.queueId(), queue.name()))
                                .toList()));
    }
}
