package org.opencmq.protocol.action;

import java.time.Instant;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.error.Refusal;

/**
 * Makes deleted messages consumable again that were sent at {@code startConsumeTime} or later and are still kept. Source:
 * protocol reference, sections 8.12 and 9.7.
 *
 * @param queueName the queue, which must have {@code rewind} on (else 6050)
 * @param startConsumeTime whole seconds; from now less the queue's {@code rewind} to its {@code minMsgTime} (else 10680)
 */
public record RewindQueue(QueueName queueName, Instant startConsumeTime) {

    /** The action as both sides speak it. */
    public static final Action<RewindQueue, Done> ACTION =
            new Action<>("RewindQueue", Repeat.SAFE, new Request(), Done.FORM);

    private static final class Request implements Action.RequestForm<RewindQueue> {

        @Override
        public void write(RewindQueue request, Parameters.Builder parameters) {
            parameters.text("queueName", request.queueName.value()).time("startConsumeTime", request.startConsumeTime);
        }

        @Override
        public RewindQueue read(Parameters parameters) throws Refusal {
            return new RewindQueue(parameters.queueName("queueName"), parameters.requiredTime("startConsumeTime"));
        }
    }
}
