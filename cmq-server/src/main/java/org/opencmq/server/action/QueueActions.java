package org.opencmq.server.action;

import java.util.List;
import org.opencmq.protocol.action.BatchDeleteMessage;
import org.opencmq.protocol.action.BatchReceiveMessage;
import org.opencmq.protocol.action.BatchSendMessage;
import org.opencmq.protocol.action.CreateQueue;
import org.opencmq.protocol.action.DeleteMessage;
import org.opencmq.protocol.action.DeleteQueue;
import org.opencmq.protocol.action.GetQueueAttributes;
import org.opencmq.protocol.action.ListQueue;
import org.opencmq.protocol.action.ReceiveMessage;
import org.opencmq.protocol.action.RewindQueue;
import org.opencmq.protocol.action.SendMessage;
import org.opencmq.protocol.action.SetQueueAttributes;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.server.topic.Subscriptions;

/** The queue model of plain CMQ. */
public final class QueueActions {

    private QueueActions() {}

    /** One binding for each action. */
    public static List<Binding<?, ?>> bindings(Surroundings with, Subscriptions subscriptions) {
        Sending sending = new Sending(with);
        Receiving receiving = new Receiving(with);
        return List.of(
                new Binding<>(SendMessage.ACTION, new SendMessageHandler(sending), CmqErrorCode.SEND_FAILED),
                new Binding<>(
                        BatchSendMessage.ACTION, new BatchSendMessageHandler(with, sending), CmqErrorCode.SEND_FAILED),
                new Binding<>(ReceiveMessage.ACTION, new ReceiveMessageHandler(receiving), CmqErrorCode.RECEIVE_FAILED),
                new Binding<>(
                        BatchReceiveMessage.ACTION,
                        new BatchReceiveMessageHandler(with, receiving),
                        CmqErrorCode.RECEIVE_FAILED),
                new Binding<>(DeleteMessage.ACTION, new DeleteMessageHandler(with), CmqErrorCode.DELETE_FAILED),
                new Binding<>(
                        BatchDeleteMessage.ACTION, new BatchDeleteMessageHandler(with), CmqErrorCode.DELETE_FAILED),
                new Binding<>(CreateQueue.ACTION, new CreateQueueHandler(with), CmqErrorCode.INTERNAL_ERROR),
                new Binding<>(ListQueue.ACTION, new ListQueueHandler(with), CmqErrorCode.LIST_QUEUE_FAILED),
                new Binding<>(
                        GetQueueAttributes.ACTION,
                        new GetQueueAttributesHandler(with),
                        CmqErrorCode.GET_QUEUE_ATTRIBUTES_FAILED),
                new Binding<>(
                        SetQueueAttributes.ACTION,
                        new SetQueueAttributesHandler(with),
                        CmqErrorCode.SET_QUEUE_ATTRIBUTES_FAILED),
                new Binding<>(
                        DeleteQueue.ACTION,
                        new DeleteQueueHandler(with, subscriptions),
                        CmqErrorCode.DELETE_QUEUE_FAILED),
                new Binding<>(RewindQueue.ACTION, new RewindQueueHandler(with), CmqErrorCode.INTERNAL_ERROR));
    }
}
