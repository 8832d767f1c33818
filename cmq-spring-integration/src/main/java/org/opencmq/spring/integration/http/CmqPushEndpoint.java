package org.opencmq.spring.integration.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opencmq.protocol.Fields;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.spring.integration.support.CmqHeaderMapper;
import org.opencmq.spring.integration.support.CmqHeaders;
import org.opencmq.spring.integration.support.CmqMessageConverter;
import org.opencmq.spring.integration.support.Content;
import org.opencmq.spring.integration.support.DefaultCmqMessageConverter;
import org.springframework.integration.context.OrderlyShutdownCapable;
import org.springframework.integration.endpoint.MessageProducerSupport;
import org.springframework.integration.support.management.IntegrationManagedResource;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.messaging.converter.MessageConversionException;

/**
 * Turns a push of a CMQ topic into a message. {@link #receive} takes a request of any web framework and gives the status of
 * its answer: CMQ takes 2xx for delivered and tries again after anything else.
 *
 * <p>Both formats are understood: JSON, an object around the published text, and SIMPLIFIED, the published text itself. In
 * both the text may be an envelope. A JSON push tells topic, owner and subscription; a simplified one does not.
 *
 * <p><b>CMQ does not sign pushes</b>: anybody who reaches the address can send one. Keep the address to yourself, let only
 * the service reach it, and name the topics you expect.
 *
 * <p>Configure it before use; then safe for all threads. Handling runs on the request's thread.
 */
@IntegrationManagedResource
public class CmqPushEndpoint extends MessageProducerSupport implements OrderlyShutdownCapable {

    /** Answer: handled. */
    public static final int HANDLED = 200;

    /** Answer: no push, or of a topic that is not expected. */
    public static final int REFUSED = 400;

    /** Answer: handling failed, or too long. */
    public static final int FAILED = 500;

    /** Answer: not running. */
    public static final int STOPPED = 503;

    private static final String MESSAGE_ID = "x-cmq-message-id";
    private static final String REQUEST_ID = "x-cmq-request-id";
    private static final String MESSAGE_TAG = "x-cmq-message-tag";

    private CmqMessageConverter converter = new DefaultCmqMessageConverter();
    private Set<String> topics = Set.of();
    private final AtomicInteger inProgress = new AtomicInteger();
    private volatile boolean shuttingDown;

    /** An endpoint that takes pushes of any topic. */
    public CmqPushEndpoint() {}

    /** Refuses what does not say it is of these topics; a simplified push never does. */
    public void setTopics(String... topics) {
        this.topics = Set.of(topics);
    }

    /** Reads messages in another way. */
    public void setMessageConverter(CmqMessageConverter messageConverter) {
        this.converter = messageConverter;
    }

    /** Maps headers; replaces a message converter. */
    public void setHeaderMapper(CmqHeaderMapper headerMapper) {
        DefaultCmqMessageConverter mapping = new DefaultCmqMessageConverter();
        mapping.setHeaderMapper(headerMapper);
        this.converter = mapping;
    }

    @Override
    public String getComponentType() {
        return "cmq:http-push-endpoint";
    }

    /** Pushes being handled. */
    @ManagedAttribute(description = "Pushes being handled")
    public int getInProgressCount() {
        return inProgress.get();
    }

    @Override
    protected void doStart() {
        super.doStart();
        shuttingDown = false;
    }

    @Override
    public int beforeShutdown() {
        shuttingDown = true;
        return inProgress.get();
    }

    @Override
    public int afterShutdown() {
        return inProgress.get();
    }

    /**
     * Handles a push.
     *
     * @param header gives a request header by its name in lower case; null for none
     * @param body the request's body
     * @return the status to answer
     */
    public int receive(Function<String, @Nullable String> header, String body) {
        if (!isRunning() || shuttingDown) {
            return STOPPED;
        }
        inProgress.incrementAndGet();
        try {
            return handle(header, body);
        } finally {
            inProgress.decrementAndGet();
        }
    }

    private int handle(Function<String, @Nullable String> header, String body) {
        String id = header.apply(MESSAGE_ID);
        if (id == null || body.isEmpty()) {
            logger.debug("refused a request that is no push: no x-cmq-message-id or no body");
            return REFUSED;
        }
        Map<String, Object> headers = new HashMap<>();
        headers.put(CmqHeaders.MSG_ID, id);
        put(headers, CmqHeaders.REQUEST_ID, header.apply(REQUEST_ID));
        String tags = header.apply(MESSAGE_TAG);
        if (tags != null) {
            List<String> list =
                    Stream.of(tags.split(",", -1)).map(String::strip).toList();
            headers.put(CmqHeaders.TAGS, list);
        }
        Optional<Fields> wrapped = wrapped(body);
        String text = wrapped.map(fields -> read(fields, headers)).orElse(body);
        if (!topics.isEmpty() && !topics.contains(String.valueOf(headers.get(CmqHeaders.TOPIC)))) {
            logger.warn(() -> "refused a push of topic " + headers.get(CmqHeaders.TOPIC) + ", expected are " + topics);
            return REFUSED;
        }
        return send(text, id, headers);
    }

    private int send(String text, String id, Map<String, Object> headers) {
        try {
            Content content = converter.fromText(text, "ID:" + id);
            sendMessage(getMessageBuilderFactory()
                    .withPayload(content.payload())
                    .copyHeaders(content.headers())
                    .copyHeaders(headers)
                    .build());
            return HANDLED;
        } catch (MessageConversionException e) {
            logger.warn(e, () -> "a push cannot be read, msgId=" + id);
            return FAILED;
        } catch (RuntimeException e) {
            logger.warn(e, () -> "handling a push failed and will be tried again by the service, msgId=" + id);
            return FAILED;
        }
    }

    private static void put(Map<String, Object> headers, String name, @Nullable Object value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    /** The object around the text, when the body is one: exactly those have a topic, a message id and a body. */
    private static Optional<Fields> wrapped(String body) {
        if (!body.startsWith("{")) {
            return Optional.empty();
        }
        try {
            Fields fields = Fields.parse(body.getBytes(StandardCharsets.UTF_8));
            boolean all = fields.optionalText("topicName").isPresent()
                    && fields.optionalText("msgId").isPresent()
                    && fields.optionalText("msgBody").isPresent();
            return all ? Optional.of(fields) : Optional.empty();
        } catch (MalformedAnswer e) {
            return Optional.empty(); // a text that only looks like an object
        }
    }

    private static String read(Fields fields, Map<String, Object> headers) {
        fields.optionalText("topicName").ifPresent(topic -> headers.put(CmqHeaders.TOPIC, topic));
        fields.optionalText("subscriptionName").ifPresent(name -> headers.put(CmqHeaders.SUBSCRIPTION, name));
        fields.optionalText("TopicOwner").ifPresent(owner -> headers.put(CmqHeaders.TOPIC_OWNER, owner));
        fields.optionalNumber("TopicOwner")
                .ifPresent(owner -> headers.put(CmqHeaders.TOPIC_OWNER, Long.toString(owner)));
        try {
            fields.optionalTime("publishTime").ifPresent(time -> headers.put(CmqHeaders.PUBLISH_TIME, time));
        } catch (MalformedAnswer e) {
            headers.remove(CmqHeaders.PUBLISH_TIME); // of no use; the message is
        }
        return fields.optionalText("msgBody").orElseThrow();
    }
}
