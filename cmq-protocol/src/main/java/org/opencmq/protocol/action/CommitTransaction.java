package org.opencmq.protocol.action;

import java.util.ArrayList;
import java.util.List;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;

/**
 * Sends, publishes and deletes in one request: either all of it is durable, or none of it has happened. An extension.
 *
 * <p>On the wire each operation is a group of numbered parameters, from 1 (or 0) without a gap: {@code send.1.queueName},
 * {@code send.1.msgBody}, {@code send.1.delaySeconds}; {@code publish.1.topicName}, {@code publish.1.msgBody}, {@code
 * publish.1.msgTag.1}, {@code publish.1.routingKey}; {@code delete.1.queueName}, {@code delete.1.receiptHandle}. The members of
 * a group are those of the action of that name.
 *
 * <p>Anything that would refuse one of the operations alone refuses the transaction with the same code, for instance 4430 for
 * a receipt handle that is no longer valid; only a message that no subscription wants (6030) is simply dropped. A server
 * remembers the identifier of a committed transaction for at least two minutes and answers a repeat as it answered the
 * first, so that a lost answer can be asked for again.
 *
 * @param transactionId chosen by the client, different for each transaction; 1 to 128 characters
 * @param sends messages to queues, stored in this order
 * @param publishes messages to topics, stored in this order
 * @param deletes received messages to delete
 */
public record CommitTransaction(
        String transactionId, List<SendMessage> sends, List<PublishMessage> publishes, List<DeleteMessage> deletes) {

    /** The action as both sides speak it. */
    public static final Action<CommitTransaction, Result> ACTION =
            new Action<>("CommitTransaction", Repeat.SAFE, new Request(), new Response());

    /** The most characters of a transaction's identifier. */
    public static final int MAX_ID_LENGTH = 128;

    /**
     * What the service answers.
     *
     * @param sent identifiers of the messages to queues, in the order of the request
     * @param published identifiers of the messages to topics, in the order of the request
     */
    public record Result(List<MessageId> sent, List<MessageId> published) {}

    private static <T> List<T> readAll(List<Parameters> groups, Action.RequestForm<T> form) throws Refusal {
        List<T> operations = new ArrayList<>(groups.size());
        for (Parameters group : groups) {
            operations.add(form.read(group));
        }
        return List.copyOf(operations);
    }

    private static final class Request implements Action.RequestForm<CommitTransaction> {

        @Override
        public void write(CommitTransaction request, Parameters.Builder parameters) {
            parameters
                    .text("transactionId", request.transactionId)
                    .groups("send", request.sends, SendMessage.ACTION.request()::write)
                    .groups("publish", request.publishes, PublishMessage.ACTION.request()::write)
                    .groups("delete", request.deletes, DeleteMessage.ACTION.request()::write);
        }

        @Override
        public CommitTransaction read(Parameters parameters) throws Refusal {
            String transactionId = parameters.requiredText("transactionId");
            if (transactionId.isEmpty() || transactionId.length() > MAX_ID_LENGTH) {
                throw CmqErrorCode.PARAMETER_RANGE.refuse("transactionId");
            }
            return new CommitTransaction(
                    transactionId,
                    readAll(parameters.groups("send"), SendMessage.ACTION.request()),
                    readAll(parameters.groups("publish"), PublishMessage.ACTION.request()),
                    readAll(parameters.groups("delete"), DeleteMessage.ACTION.request()));
        }
    }

    private static final class Response implements Action.ResultForm<Result> {

        @Override
        public void write(Result result, FieldsWriter fields) {
            MessageIds.write("sentList", result.sent, fields);
            MessageIds.write("publishedList", result.published, fields);
        }

        @Override
        public Result read(Answer answer) throws MalformedAnswer {
            return new Result(MessageIds.read("sentList", answer), MessageIds.read("publishedList", answer));
        }
    }
}
