package org.opencmq.server.action;

import java.util.ArrayList;
import java.util.List;
import org.opencmq.protocol.action.BatchChangeMessageVisibility;
import org.opencmq.protocol.action.BatchPeekMessage;
import org.opencmq.protocol.action.CancelReceive;
import org.opencmq.protocol.action.ChangeMessageVisibility;
import org.opencmq.protocol.action.ClearQueue;
import org.opencmq.protocol.action.CommitTransaction;
import org.opencmq.protocol.action.DescribeCapabilities;
import org.opencmq.protocol.action.DescribeDeadLetterSourceQueues;
import org.opencmq.protocol.action.QueryMessageTrace;
import org.opencmq.protocol.action.UnbindDeadLetter;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.server.engine.Engine.Capability;
import org.opencmq.server.topic.Publisher;
import org.opencmq.server.trace.TraceLog;

/** What the server offers beyond plain CMQ, as far as its engine can do it. */
public final class ExtensionActions {

    private ExtensionActions() {}

    /** One binding for each action that is offered; none without extensions. */
    public static List<Binding<?, ?>> bindings(
            Surroundings with, Publisher publisher, PublicationRule publications, TraceLog traces) {
        if (!with.extensions()) {
            return List.of();
        }
        List<Binding<?, ?>> offered = new ArrayList<>(List.of(
                new Binding<>(
                        DescribeCapabilities.ACTION,
                        new DescribeCapabilitiesHandler(with),
                        CmqErrorCode.INTERNAL_ERROR),
                new Binding<>(CancelReceive.ACTION, new CancelReceiveHandler(with), CmqErrorCode.INTERNAL_ERROR),
                new Binding<>(ClearQueue.ACTION, new ClearQueueHandler(with), CmqErrorCode.INTERNAL_ERROR),
                new Binding<>(
                        UnbindDeadLetter.ACTION,
                        new UnbindDeadLetterHandler(with),
                        CmqErrorCode.SET_QUEUE_ATTRIBUTES_FAILED),
                new Binding<>(
                        DescribeDeadLetterSourceQueues.ACTION,
                        new DescribeDeadLetterSourceQueuesHandler(with),
                        CmqErrorCode.LIST_QUEUE_FAILED)));
        if (with.offers(Capability.CHANGE_VISIBILITY)) {
            offered.add(new Binding<>(
                    ChangeMessageVisibility.ACTION,
                    new ChangeMessageVisibilityHandler(with),
                    CmqErrorCode.INTERNAL_ERROR));
            offered.add(new Binding<>(
                    BatchChangeMessageVisibility.ACTION,
                    new BatchChangeMessageVisibilityHandler(with),
                    CmqErrorCode.INTERNAL_ERROR));
        }
        if (with.offers(Capability.PEEK)) {
            offered.add(new Binding<>(
                    BatchPeekMessage.ACTION, new BatchPeekMessageHandler(with), CmqErrorCode.INTERNAL_ERROR));
        }
        if (with.offers(Capability.COMMIT)) {
            offered.add(new Binding<>(
                    CommitTransaction.ACTION,
                    new CommitTransactionHandler(with, new Sending(with), publisher, publications),
                    CmqErrorCode.INTERNAL_ERROR));
        }
        if (with.offers(Capability.TRACE)) {
            offered.add(new Binding<>(
                    QueryMessageTrace.ACTION, new QueryMessageTraceHandler(traces), CmqErrorCode.INTERNAL_ERROR));
        }
        return offered;
    }
}
