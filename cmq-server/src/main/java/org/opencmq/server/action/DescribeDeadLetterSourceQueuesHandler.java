package org.opencmq.server.action;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.DescribeDeadLetterSourceQueues;
import org.opencmq.protocol.action.Page;
import org.opencmq.protocol.action.QueueEntry;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.engine.Engine.QueueDescription;
import org.opencmq.server.engine.NoSuchQueueException;
import org.opencmq.server.engine.QueueKey;

/** Lists the queues whose dead letters go to a queue. */
final class DescribeDeadLetterSourceQueuesHandler
        implements ActionHandler<DescribeDeadLetterSourceQueues, DescribeDeadLetterSourceQueues.Result> {

    private final Surroundings with;

    DescribeDeadLetterSourceQueuesHandler(Surroundings with) {
        this.with = with;
    }

    @Override
    public CompletionStage<DescribeDeadLetterSourceQueues.Result> handle(
            Call call, DescribeDeadLetterSourceQueues request) throws Refusal {
        Pages.check(with.limits().listPage(), request.page());
        QueueKey target = call.queue(request.deadLetterQueueName());
        return with.engine()
                .describeQueue(target)
                .thenCompose(found -> found.isPresent()
                        ? with.engine().deadLetterSources(target)
                        : CompletableFuture.failedFuture(new NoSuchQueueException(target)))
                .thenApply(sources -> page(sources, request.page()));
    }

    private static DescribeDeadLetterSourceQueues.Result page(List<QueueDescription> sources, Page page) {
        String word = page.searchWord().orElse("").toLowerCase(Locale.ROOT);
        List<QueueEntry> matching = sources.stream()
                .filter(source -> source.name().key().contains(word))
                .sorted(Comparator.comparing(source -> source.name().key()))
                .map(source -> new QueueEntry(source.queueId(), source.name()))
                .toList();
        return new DescribeDeadLetterSourceQueues.Result(
                matching.size(),
                matching.stream().skip(page.offset()).limit(page.limit()).toList());
    }
}
