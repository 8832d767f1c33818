package org.opencmq.server.cloud;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.DescribeDeadLetterSourceQueues;
import org.opencmq.protocol.action.GetQueueAttributes;
import org.opencmq.protocol.action.ListQueue;
import org.opencmq.protocol.action.Page;
import org.opencmq.protocol.action.QueueAttributes;
import org.opencmq.protocol.action.QueueEntry;
import org.opencmq.protocol.cloud.CloudPage;
import org.opencmq.protocol.cloud.CloudQueue;
import org.opencmq.server.action.ActionHandler;
import org.opencmq.server.action.Call;

/** What API 3.0 tells about queues, which is more than API v2 does in one answer. */
final class CloudQueues {

    private final ActionHandler<ListQueue, ListQueue.Result> list;
    private final ActionHandler<GetQueueAttributes, QueueAttributes> attributes;
    private final Optional<ActionHandler<DescribeDeadLetterSourceQueues, DescribeDeadLetterSourceQueues.Result>>
            sources;

    CloudQueues(ClassicHandlers classic) {
        this.list = classic.handler(ListQueue.ACTION);
        this.attributes = classic.handler(GetQueueAttributes.ACTION);
        this.sources = classic.find(DescribeDeadLetterSourceQueues.ACTION).map(binding -> binding.handler());
    }

    CompletionStage<CloudPage<CloudQueue>> list(Call call, ListQueue request) {
        return Describing.ask(list, call, request).thenCompose(page -> Describing.all(
                        page.queueList(), entry -> describe(call, new GetQueueAttributes(entry.queueName())))
                .thenApply(queues -> new CloudPage<>(page.totalCount(), queues)));
    }

    CompletionStage<CloudQueue> describe(Call call, GetQueueAttributes request) {
        return Describing.ask(attributes, call, request)
                .thenCompose(found -> sourcesOf(call, request).thenApply(from -> new CloudQueue(found, from)));
    }

    private CompletionStage<List<QueueEntry>> sourcesOf(Call call, GetQueueAttributes request) {
        if (sources.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        DescribeDeadLetterSourceQueues question = new DescribeDeadLetterSourceQueues(request.queueName(), Page.FIRST);
        return Describing.ask(sources.get(), call, question)
                .thenApply(DescribeDeadLetterSourceQueues.Result::queueList);
    }
}
