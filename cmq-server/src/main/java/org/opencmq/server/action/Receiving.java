package org.opencmq.server.action;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.protocol.ReceivedMessage;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.engine.Delivery;
import org.opencmq.server.engine.Engine.ReceiveOptions;
import org.opencmq.server.engine.QueueConfig;
import org.opencmq.server.engine.QueueKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What single and batch receives have in common. A lease whose answer could not be written is given back at once. Source:
 * protocol reference, sections 8.8, 8.9 and 9.5.
 */
final class Receiving {

    private static final Logger LOG = LoggerFactory.getLogger(Receiving.class);

    private final Surroundings with;

    Receiving(Surroundings with) {
        this.with = with;
    }

    /** Leases messages for this call; empty when there was none in time, or the caller went. */
    CompletionStage<List<ReceivedMessage>> receive(
            Call call,
            QueueKey queue,
            int max,
            Optional<Duration> wait,
            Optional<Duration> visibility,
            Optional<String> selector)
            throws Refusal {
        if (wait.isPresent()
                && !with.limits().pollingWaitSeconds().contains(wait.get().toSeconds())) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse("pollingWaitSeconds");
        }
        return wait(queue, wait)
                .thenCompose(time -> lease(call, queue, new ReceiveOptions(max, time, visibility, selector)))
                .thenApply(leased -> {
                    List<Delivery> answered = fitting(queue, leased);
                    call.ifUndelivered(() -> giveBack(queue, answered));
                    with.traffic().handedOut(answered.size());
                    return answered.stream().map(Receiving::message).toList();
                });
    }

    private CompletionStage<Duration> wait(QueueKey queue, Optional<Duration> wait) {
        return wait.isPresent()
                ? CompletableFuture.completedFuture(wait.get())
                : with.known().config(queue).thenApply(QueueConfig::pollingWait);
    }

    private CompletionStage<List<Delivery>> lease(Call call, QueueKey queue, ReceiveOptions options) {
        with.traffic().receiverCame();
        return with.engine().receive(queue, options, call.cancel()).whenComplete((deliveries, failure) -> with.traffic()
                .receiverWent());
    }

    /** As many of the messages as one answer may hold, at least one; the others go back as if never leased. */
    private List<Delivery> fitting(QueueKey queue, List<Delivery> leased) {
        long bytes = 0;
        for (int i = 0; i < leased.size(); i++) {
            bytes += leased.get(i).body().length;
            if (i > 0 && bytes > with.limits().answerBytes()) {
                giveBack(queue, leased.subList(i, leased.size()));
                return leased.subList(0, i);
            }
        }
        return leased;
    }

    private void giveBack(QueueKey queue, List<Delivery> deliveries) {
        List<ReceiptHandle> handles =
                deliveries.stream().map(Delivery::receiptHandle).toList();
        with.engine().giveBack(queue, handles).whenComplete((nothing, failure) -> {
            if (failure != null) {
                LOG.warn(
                        "queue={} messages={} not given back, they wait for their lease to end",
                        queue,
                        handles.size(),
                        failure);
            }
        });
    }

    private static ReceivedMessage message(Delivery delivery) {
        return new ReceivedMessage(
                delivery.msgId(),
                delivery.receiptHandle(),
                new String(delivery.body(), StandardCharsets.UTF_8),
                delivery.enqueueTime(),
                delivery.firstDequeueTime(),
                delivery.nextVisibleTime(),
                delivery.dequeueCount());
    }
}
