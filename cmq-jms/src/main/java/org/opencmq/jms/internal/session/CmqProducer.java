package org.opencmq.jms.internal.session;

import static org.opencmq.jms.internal.error.Unchecked.act;
import static org.opencmq.jms.internal.error.Unchecked.unchecked;
import static org.opencmq.jms.internal.error.Unchecked.uncheckedOrNull;

import jakarta.jms.CompletionListener;
import jakarta.jms.Destination;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSProducer;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatRuntimeException;
import java.io.Serializable;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.internal.destination.CmqDestination;
import org.opencmq.jms.internal.message.CmqBytesMessage;
import org.opencmq.jms.internal.message.CmqMapMessage;
import org.opencmq.jms.internal.message.CmqMessage;
import org.opencmq.jms.internal.message.CmqObjectMessage;
import org.opencmq.jms.internal.message.CmqTextMessage;

/**
 * A producer of the simplified API: holds what every message it sends is given, in a message of its own that checks names
 * and converts values. Used by the session's thread.
 */
final class CmqProducer implements JMSProducer {

    private final SessionCore session;
    private final CmqMessageProducer producer;
    private final CmqMessage template = new CmqMessage();
    private final SendOptions options = new SendOptions();
    private @Nullable CompletionListener async;

    CmqProducer(SessionCore session, CmqMessageProducer producer) {
        this.session = session;
        this.producer = producer;
    }

    // Sending

    @Override
    public JMSProducer send(Destination destination, Message message) {
        if (session.isClosed()) {
            throw new IllegalStateRuntimeException("the context is closed; create another one");
        }
        if (message == null) {
            throw new MessageFormatRuntimeException("there is no message to send, it is null");
        }
        act(() -> {
            CmqDestination where = CmqDestination.of(destination);
            if (where == null) {
                throw new InvalidDestinationRuntimeException("there is no destination to send to, it is null");
            }
            for (Map.Entry<String, @Nullable Object> each :
                    template.properties().entrySet()) {
                message.setObjectProperty(each.getKey(), each.getValue());
            }
            if (template.correlationBytes() != null) {
                message.setJMSCorrelationIDAsBytes(template.correlationBytes());
            } else if (template.getJMSCorrelationID() != null) {
                message.setJMSCorrelationID(template.getJMSCorrelationID());
            }
            if (template.getJMSReplyTo() != null) {
                message.setJMSReplyTo(template.getJMSReplyTo());
            }
            if (template.getJMSType() != null) {
                message.setJMSType(template.getJMSType());
            }
            producer.sendWith(options, where, message, async);
        });
        return this;
    }

    @Override
    public JMSProducer send(Destination destination, @Nullable String body) {
        return send(destination, new CmqTextMessage(body));
    }

    @Override
    public JMSProducer send(Destination destination, @Nullable Map<String, Object> body) {
        MapMessage message = new CmqMapMessage();
        if (body != null) {
            act(() -> {
                for (Map.Entry<String, Object> each : body.entrySet()) {
                    message.setObject(each.getKey(), each.getValue());
                }
            });
        }
        return send(destination, message);
    }

    @Override
    public JMSProducer send(Destination destination, byte @Nullable [] body) {
        CmqBytesMessage message = new CmqBytesMessage();
        if (body != null) {
            act(() -> message.writeBytes(body));
        }
        return send(destination, message);
    }

    @Override
    public JMSProducer send(Destination destination, @Nullable Serializable body) {
        CmqObjectMessage message = new CmqObjectMessage(session.services().trusted());
        act(() -> message.setObject(body));
        return send(destination, message);
    }

    // Options

    @Override
    public JMSProducer setDisableMessageID(boolean value) {
        options.disableMessageId(value);
        return this;
    }

    @Override
    public boolean getDisableMessageID() {
        return options.disableMessageId();
    }

    @Override
    public JMSProducer setDisableMessageTimestamp(boolean value) {
        options.disableTimestamp(value);
        return this;
    }

    @Override
    public boolean getDisableMessageTimestamp() {
        return options.disableTimestamp();
    }

    @Override
    public JMSProducer setDeliveryMode(int mode) {
        act(() -> options.deliveryMode(mode));
        return this;
    }

    @Override
    public int getDeliveryMode() {
        return options.deliveryMode();
    }

    @Override
    public JMSProducer setPriority(int value) {
        act(() -> options.priority(value));
        return this;
    }

    @Override
    public int getPriority() {
        return options.priority();
    }

    @Override
    public JMSProducer setTimeToLive(long millis) {
        act(() -> options.timeToLive(millis));
        return this;
    }

    @Override
    public long getTimeToLive() {
        return options.timeToLive();
    }

    @Override
    public JMSProducer setDeliveryDelay(long millis) {
        act(() -> options.deliveryDelay(millis));
        return this;
    }

    @Override
    public long getDeliveryDelay() {
        return options.deliveryDelay();
    }

    @Override
    public JMSProducer setAsync(@Nullable CompletionListener listener) {
        async = listener;
        return this;
    }

    @Override
    public @Nullable CompletionListener getAsync() {
        return async;
    }

    // Properties

    @Override
    public JMSProducer setProperty(String name, boolean value) {
        act(() -> template.setBooleanProperty(name, value));
        return this;
    }

    @Override
    public JMSProducer setProperty(String name, byte value) {
        act(() -> template.setByteProperty(name, value));
        return this;
    }

    @Override
    public JMSProducer setProperty(String name, short value) {
        act(() -> template.setShortProperty(name, value));
        return this;
    }

    @Override
    public JMSProducer setProperty(String name, int value) {
        act(() -> template.setIntProperty(name, value));
        return this;
    }

    @Override
    public JMSProducer setProperty(String name, long value) {
        act(() -> template.setLongProperty(name, value));
        return this;
    }

    @Override
    public JMSProducer setProperty(String name, float value) {
        act(() -> template.setFloatProperty(name, value));
        return this;
    }

    @Override
    public JMSProducer setProperty(String name, double value) {
        act(() -> template.setDoubleProperty(name, value));
        return this;
    }

    @Override
    public JMSProducer setProperty(String name, @Nullable String value) {
        act(() -> template.setStringProperty(name, value));
        return this;
    }

    @Override
    public JMSProducer setProperty(String name, @Nullable Object value) {
        act(() -> template.setObjectProperty(name, value));
        return this;
    }

    @Override
    public JMSProducer clearProperties() {
        template.clearProperties();
        return this;
    }

    @Override
    public boolean propertyExists(String name) {
        return template.propertyExists(name);
    }

    @Override
    public boolean getBooleanProperty(String name) {
        return unchecked(() -> template.getBooleanProperty(name));
    }

    @Override
    public byte getByteProperty(String name) {
        return unchecked(() -> template.getByteProperty(name));
    }

    @Override
    public short getShortProperty(String name) {
        return unchecked(() -> template.getShortProperty(name));
    }

    @Override
    public int getIntProperty(String name) {
        return unchecked(() -> template.getIntProperty(name));
    }

    @Override
    public long getLongProperty(String name) {
        return unchecked(() -> template.getLongProperty(name));
    }

    @Override
    public float getFloatProperty(String name) {
        return unchecked(() -> template.getFloatProperty(name));
    }

    @Override
    public double getDoubleProperty(String name) {
        return unchecked(() -> template.getDoubleProperty(name));
    }

    @Override
    public @Nullable String getStringProperty(String name) {
        return uncheckedOrNull(() -> template.getStringProperty(name));
    }

    @Override
    public @Nullable Object getObjectProperty(String name) {
        return template.getObjectProperty(name);
    }

    @Override
    public Set<String> getPropertyNames() {
        Set<String> names = new LinkedHashSet<>();
        for (Enumeration<String> each = template.getPropertyNames(); each.hasMoreElements(); ) {
            names.add(each.nextElement());
        }
        return Collections.unmodifiableSet(names);
    }

    // Headers

    @Override
    public JMSProducer setJMSCorrelationIDAsBytes(byte @Nullable [] bytes) {
        template.setJMSCorrelationIDAsBytes(bytes);
        return this;
    }

    @Override
    public byte @Nullable [] getJMSCorrelationIDAsBytes() {
        return template.getJMSCorrelationIDAsBytes();
    }

    @Override
    public JMSProducer setJMSCorrelationID(@Nullable String id) {
        template.setJMSCorrelationID(id);
        return this;
    }

    @Override
    public @Nullable String getJMSCorrelationID() {
        return template.getJMSCorrelationID();
    }

    @Override
    public JMSProducer setJMSType(@Nullable String type) {
        template.setJMSType(type);
        return this;
    }

    @Override
    public @Nullable String getJMSType() {
        return template.getJMSType();
    }

    @Override
    public JMSProducer setJMSReplyTo(@Nullable Destination replyTo) {
        template.setJMSReplyTo(replyTo);
        return this;
    }

    @Override
    public @Nullable Destination getJMSReplyTo() {
        return template.getJMSReplyTo();
    }
}
