package org.opencmq.protocol.action;

import java.time.Duration;
import java.util.List;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.error.Refusal;

/**
 * Puts several messages on a queue, all or none. Source: protocol reference, section 8.7.
 *
 * @param queueName the queue, which must exist
 * @param msgBodies 1 to 16 texts, or to the server's {@code maxBatchEntries}; together at most 1 MB in UTF-8, or the server's
 *     {@code maxBatchBytes}
 * @param delay time the messages stay invisible; whole seconds on the wire, 0 to 3,600, one value for all
 */
public record BatchSendMessage(QueueName queueName, List<String> msgBodies, Duration delay) {

    /** The action as both sides speak it. */
    public static final Action<BatchSendMessage, MessageIds> ACTION =
            new Action<>("BatchSendMessage", Repeat.MAY_DUPLICATE, new Request(), MessageIds.FORM);

    private static final class Request implements Action.RequestForm<BatchSendMessage> {

        @Override
        public void write(BatchSendMessage request, Parameters.Builder parameters) {
            parameters
                    .text("queueName", request.queueName.value())
                    .texts("msgBody", request.msgBodies)
                    .seconds("delaySeconds", request.delay);
        }

        @Override
        public BatchSendMessage read(Parameters parameters) throws Refusal {
            return new BatchSendMessage(
                    parameters.queueName("queueName"),
                    parameters.requiredTexts("msgBody"),
                    parameters.seconds("delaySeconds").orElse(Duration.ZERO));
        }
    }
}
