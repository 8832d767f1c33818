package org.opencmq.server.action;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.BatchReceiveMessage;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.engine.Engine.Capability;

/**
 * Leases several messages. Without extensions the two extra parameters are ignored as any unknown one; with extensions but
 * without the engine's support they are refused, for ignoring them would hand out the wrong messages.
 */
final class BatchReceiveMessageHandler implements ActionHandler<BatchReceiveMessage, BatchReceiveMessage.Result> {

    private final Surroundings with;
    private final Receiving receiving;

    BatchReceiveMessageHandler(Surroundings with, Receiving receiving) {
        this.with = with;
        this.receiving = receiving;
    }

    @Override
    public CompletionStage<BatchReceiveMessage.Result> handle(Call call, BatchReceiveMessage request) throws Refusal {
        if (request.numOfMsg() < 1 || request.numOfMsg() > with.batchEntries()) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse("numOfMsg");
        }
        Optional<Duration> visibility =
                extension("visibilityTimeout", request.visibilityTimeout(), Capability.RECEIVE_VISIBILITY);
        if (visibility.isPresent()) {
            Visibility.check(with.limits(), visibility.get());
        }
        Optional<String> selector = extension("selector", request.selector(), Capability.SELECTOR);
        CompletionStage<BatchReceiveMessage.Result> answer = Failures.explaining(receiving.receive(
                        call,
                        call.queue(request.queueName()),
                        request.numOfMsg(),
                        request.pollingWait(),
                        visibility,
                        selector))
                .thenApply(BatchReceiveMessage.Result::new);
        if (request.receiveId().isPresent() && with.extensions()) {
            NamedReceives.Name name = new NamedReceives.Name(
                    call.queue(request.queueName()), request.receiveId().get());
            with.polls().begin(name, call.cancel());
            return answer.whenComplete((result, failure) -> with.polls().end(name));
        }
        return answer;
    }

    private <T> Optional<T> extension(String name, Optional<T> value, Capability needed) throws Refusal {
        if (value.isEmpty() || !with.extensions()) {
            return Optional.empty();
        }
        if (!with.offers(needed)) {
            throw CmqErrorCode.NO_SUCH_PARAMETER.refuse(name);
        }
        return value;
    }
}
