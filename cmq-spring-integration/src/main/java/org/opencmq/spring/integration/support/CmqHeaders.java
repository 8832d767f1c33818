package org.opencmq.spring.integration.support;

/**
 * Names of the message headers that stand for something in CMQ or in the envelope. A header named <i>received</i> is set on
 * messages that come in; one named <i>sent</i> steers or describes a message that goes out; the others go both ways.
 */
public final class CmqHeaders {

    /** With what each of these names begins; headers beginning so are never written as properties of a message. */
    public static final String PREFIX = "cmq_";

    /** Received: the identifier its sender gave the message (JMSMessageID of a JMS peer); text. */
    public static final String MESSAGE_ID = PREFIX + "messageId";

    /** Received, and in results of sending: the identifier CMQ gave the message; text. */
    public static final String MSG_ID = PREFIX + "msgId";

    /** Both: what the message answers to; text, or {@code byte[]} of another messaging system. */
    public static final String CORRELATION_ID = PREFIX + "correlationId";

    /** Both: where a reply should go, such as {@code queue://answers} ({@link CmqAddresses}); text. */
    public static final String REPLY_TO = PREFIX + "replyTo";

    /** Received: where its sender sent the message, in the form of {@link #REPLY_TO}. */
    public static final String DESTINATION = PREFIX + "destination";

    /** Both: the application's word for what the message is (JMSType); text. */
    public static final String TYPE = PREFIX + "type";

    /** Both: whether the message must survive a failure of the service; Boolean, true when absent. */
    public static final String PERSISTENT = PREFIX + "persistent";

    /** Both: when the message is of no use any more, milliseconds since 1970; Long, absent for never. */
    public static final String EXPIRATION = PREFIX + "expiration";

    /** Received: when its sender sent the message, milliseconds since 1970; Long. */
    public static final String TIMESTAMP = PREFIX + "timestamp";

    /** Received: before when the message was not to be delivered, milliseconds since 1970; Long. */
    public static final String DELIVERY_TIME = PREFIX + "deliveryTime";

    /** Received: the queue the message was leased from; text. */
    public static final String QUEUE = PREFIX + "queue";

    /** Received: the key to this reception; text. */
    public static final String RECEIPT_HANDLE = PREFIX + "receiptHandle";

    /** Received: when CMQ took the message; {@link java.time.Instant}, whole seconds. */
    public static final String ENQUEUE_TIME = PREFIX + "enqueueTime";

    /** Received: when the message was leased for the first time; {@link java.time.Instant}, whole seconds. */
    public static final String FIRST_DEQUEUE_TIME = PREFIX + "firstDequeueTime";

    /** Received: when the lease ends unless it is prolonged; {@link java.time.Instant}, whole seconds. */
    public static final String NEXT_VISIBLE_TIME = PREFIX + "nextVisibleTime";

    /** Received: how often the message was leased, this time included; Integer, a hint only on plain CMQ. */
    public static final String DEQUEUE_COUNT = PREFIX + "dequeueCount";

    /** Received: true when the text announced itself as an envelope but could not be read; the payload is the text. */
    public static final String UNREADABLE = PREFIX + "unreadable";

    /** Received, with {@link #UNREADABLE}: why, for a person; text. */
    public static final String UNREADABLE_REASON = PREFIX + "unreadableReason";

    /** Received in a batch: the headers of each message, in the order of the payload; a list of maps. */
    public static final String BATCHED_HEADERS = PREFIX + "batchedHeaders";

    /** Sent: how long the message stays invisible; {@link java.time.Duration}, or a number of seconds; 0 to 3,600 s. */
    public static final String DELAY = PREFIX + "delay";

    /** Sent to a topic, and received by a push: the message's tags; a collection of texts or a text with commas. */
    public static final String TAGS = PREFIX + "tags";

    /** Sent to a topic that routes by key: the key; text. */
    public static final String ROUTING_KEY = PREFIX + "routingKey";

    /** Received by a push: the topic; text. */
    public static final String TOPIC = PREFIX + "topic";

    /** Received by a push in JSON: the account that owns the topic; text. */
    public static final String TOPIC_OWNER = PREFIX + "topicOwner";

    /** Received by a push in JSON: the subscription; text. */
    public static final String SUBSCRIPTION = PREFIX + "subscription";

    /** Received by a push in JSON: when the message was published; {@link java.time.Instant}, whole seconds. */
    public static final String PUBLISH_TIME = PREFIX + "publishTime";

    /** Received by a push: the service's number of this request; text. */
    public static final String REQUEST_ID = PREFIX + "requestId";

    private CmqHeaders() {}
}
