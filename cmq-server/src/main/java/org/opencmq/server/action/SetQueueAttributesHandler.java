package org.opencmq.server.action;

import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.SetQueueAttributes;

/** Changes the settings that the request names. */
final class SetQueueAttributesHandler implements ActionHandler<SetQueueAttributes, SetQueueAttributes.Result> {

    private final Surroundings with;

    SetQueueAttributesHandler(Surroundings with) {
        this.with = with;
    }

    @Override
    public CompletionStage<SetQueueAttributes.Result> handle(Call call, SetQueueAttributes request) {
        QueueSettingsRule rule = new QueueSettingsRule(with);
        return new QueueChange(with)
                .carryOut(call.queue(request.queueName()), now -> rule.apply(now, request.settings()))
                .thenApply(
                        changed -> new SetQueueAttributes.Result(changed.queueId(), rule.describe(changed.config())));
    }
}
