package org.opencmq.conformance;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opencmq.conformance.chapter.BodyTypesChapter;
import org.opencmq.conformance.chapter.BrowsersChapter;
import org.opencmq.conformance.chapter.BytesBodiesChapter;
import org.opencmq.conformance.chapter.ClientIdentifiersChapter;
import org.opencmq.conformance.chapter.ClosedObjectsChapter;
import org.opencmq.conformance.chapter.CompletionListenersChapter;
import org.opencmq.conformance.chapter.ConnectionsChapter;
import org.opencmq.conformance.chapter.ConsumersChapter;
import org.opencmq.conformance.chapter.ContextConsumersChapter;
import org.opencmq.conformance.chapter.ContextProducersChapter;
import org.opencmq.conformance.chapter.ContextSubscriptionsChapter;
import org.opencmq.conformance.chapter.ContextsChapter;
import org.opencmq.conformance.chapter.DurableSubscriptionsChapter;
import org.opencmq.conformance.chapter.ForeignMessagesChapter;
import org.opencmq.conformance.chapter.LegacyQueuesChapter;
import org.opencmq.conformance.chapter.LegacyTopicsChapter;
import org.opencmq.conformance.chapter.MapBodiesChapter;
import org.opencmq.conformance.chapter.MessageBodiesChapter;
import org.opencmq.conformance.chapter.MessageConversionsChapter;
import org.opencmq.conformance.chapter.MessageHeadersChapter;
import org.opencmq.conformance.chapter.MessageListenersChapter;
import org.opencmq.conformance.chapter.MessagePropertiesChapter;
import org.opencmq.conformance.chapter.ProducersChapter;
import org.opencmq.conformance.chapter.QueuesChapter;
import org.opencmq.conformance.chapter.RedeliveryChapter;
import org.opencmq.conformance.chapter.RequestorsChapter;
import org.opencmq.conformance.chapter.SelectorsChapter;
import org.opencmq.conformance.chapter.SendOptionsChapter;
import org.opencmq.conformance.chapter.SessionsChapter;
import org.opencmq.conformance.chapter.SharedSubscriptionsChapter;
import org.opencmq.conformance.chapter.StreamBodiesChapter;
import org.opencmq.conformance.chapter.TemporaryDestinationsChapter;
import org.opencmq.conformance.chapter.ThreadRulesChapter;
import org.opencmq.conformance.chapter.TopicSubscriptionsChapter;
import org.opencmq.conformance.chapter.TransactionsChapter;

/** The suite over our provider and a server without extensions, which is what CMQ in the cloud offers. */
class PlainConformanceIT {

    @RegisterExtension
    static final ProviderExtension PROVIDER = new ProviderExtension("plain CMQ", CmqProvider.Plain::new);

    @Nested
    class MessageBodies extends MessageBodiesChapter {}

    @Nested
    class BytesBodies extends BytesBodiesChapter {}

    @Nested
    class MapBodies extends MapBodiesChapter {}

    @Nested
    class StreamBodies extends StreamBodiesChapter {}

    @Nested
    class BodyTypes extends BodyTypesChapter {}

    @Nested
    class MessageHeaders extends MessageHeadersChapter {}

    @Nested
    class MessageProperties extends MessagePropertiesChapter {}

    @Nested
    class MessageConversions extends MessageConversionsChapter {}

    @Nested
    class ForeignMessages extends ForeignMessagesChapter {}

    @Nested
    class Queues extends QueuesChapter {}

    @Nested
    class Selectors extends SelectorsChapter {}

    @Nested
    class TopicSubscriptions extends TopicSubscriptionsChapter {}

    @Nested
    class DurableSubscriptions extends DurableSubscriptionsChapter {}

    @Nested
    class SharedSubscriptions extends SharedSubscriptionsChapter {}

    @Nested
    class Sessions extends SessionsChapter {}

    @Nested
    class Transactions extends TransactionsChapter {}

    @Nested
    class Redelivery extends RedeliveryChapter {}

    @Nested
    class Consumers extends ConsumersChapter {}

    @Nested
    class MessageListeners extends MessageListenersChapter {}

    @Nested
    class ThreadRules extends ThreadRulesChapter {}

    @Nested
    class Producers extends ProducersChapter {}

    @Nested
    class SendOptions extends SendOptionsChapter {}

    @Nested
    class CompletionListeners extends CompletionListenersChapter {}

    @Nested
    class Connections extends ConnectionsChapter {}

    @Nested
    class ClientIdentifiers extends ClientIdentifiersChapter {}

    @Nested
    class Browsers extends BrowsersChapter {}

    @Nested
    class TemporaryDestinations extends TemporaryDestinationsChapter {}

    @Nested
    class Requestors extends RequestorsChapter {}

    @Nested
    class Contexts extends ContextsChapter {}

    @Nested
    class ContextProducers extends ContextProducersChapter {}

    @Nested
    class ContextConsumers extends ContextConsumersChapter {}

    @Nested
    class ContextSubscriptions extends ContextSubscriptionsChapter {}

    @Nested
    class ClosedObjects extends ClosedObjectsChapter {}

    @Nested
    class LegacyQueues extends LegacyQueuesChapter {}

    @Nested
    class LegacyTopics extends LegacyTopicsChapter {}
}
