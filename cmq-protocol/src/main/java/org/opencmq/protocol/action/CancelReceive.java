package org.opencmq.protocol.action;

import org.opencmq.protocol.Action;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;

/**
 * Ends a {@link BatchReceiveMessage} that waits: it is answered at once, with 7000 unless it already leased messages. Unlike
 * closing the connection this cannot lose an answer that is under way. May arrive before the receive it names, which then
 * does not wait; a receive that has ended is none of its business. An extension.
 *
 * @param queueName the queue of the receive; need not exist
 * @param receiveId the receive, 1 to 64 characters
 */
public record CancelReceive(QueueName queueName, String receiveId) {

    /** The action as both sides speak it. */
    public static final Action<CancelReceive, Done> ACTION =
            new Action<>("CancelReceive", Repeat.SAFE, new Request(), Done.FORM);

    private static final int LONGEST_ID = 64;

    /** The identifier, when it has a length that an identifier may have. */
    static String checked(String receiveId) throws Refusal {
        if (receiveId.isEmpty() || receiveId.length() > LONGEST_ID) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse("receiveId");
        }
        return receiveId;
    }

    private static final class Request implements Action.RequestForm<CancelReceive> {

        @Override
        public void write(CancelReceive request, Parameters.Builder parameters) {
            parameters.text("queueName", request.queueName.value()).text("receiveId", request.receiveId);
        }

        @Override
        public CancelReceive read(Parameters parameters) throws Refusal {
            return new CancelReceive(parameters.queueName("queueName"), checked(parameters.requiredText("receiveId")));
        }
    }
}
