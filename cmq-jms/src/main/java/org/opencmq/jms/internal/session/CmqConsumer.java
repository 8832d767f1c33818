package org.opencmq.jms.internal.session;

import static org.opencmq.jms.internal.error.Unchecked.act;
import static org.opencmq.jms.internal.error.Unchecked.uncheckedOrNull;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageListener;
import jakarta.jms.ObjectMessage;
import jakarta.jms.TextMessage;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.internal.error.Unchecked;

/** A consumer of the simplified API over a classic one. */
final class CmqConsumer implements JMSConsumer {

    private final MessageConsumer consumer;
    private final SessionCore session;

    CmqConsumer(MessageConsumer consumer, SessionCore session) {
        this.consumer = consumer;
        this.session = session;
    }

    @Override
    public @Nullable String getMessageSelector() {
        return uncheckedOrNull(consumer::getMessageSelector);
    }

    @Override
    public @Nullable MessageListener getMessageListener() throws JMSRuntimeException {
        return uncheckedOrNull(consumer::getMessageListener);
    }

    @Override
    public void setMessageListener(@Nullable MessageListener listener) throws JMSRuntimeException {
        act(() -> consumer.setMessageListener(listener));
    }

    @Override
    public @Nullable Message receive() {
        return uncheckedOrNull(consumer::receive);
    }

    @Override
    public @Nullable Message receive(long timeout) {
        return uncheckedOrNull(() -> consumer.receive(timeout));
    }

    @Override
    public @Nullable Message receiveNoWait() {
        return uncheckedOrNull(consumer::receiveNoWait);
    }

    @Override
    public void close() {
        act(consumer::close);
    }

    @Override
    public <T> @Nullable T receiveBody(Class<T> type) {
        return uncheckedOrNull(() -> body(type, () -> consumer.receive()));
    }

    @Override
    public <T> @Nullable T receiveBody(Class<T> type, long timeout) {
        return uncheckedOrNull(() -> body(type, () -> consumer.receive(timeout)));
    }

    @Override
    public <T> @Nullable T receiveBodyNoWait(Class<T> type) {
        return uncheckedOrNull(() -> body(type, () -> consumer.receiveNoWait()));
    }

    /** A message whose body does not fit is not consumed in the modes that acknowledge by themselves. */
    private <T> @Nullable T body(Class<T> type, Unchecked.CallOrNull<Message> receiving) throws JMSException {
        CmqMessageConsumer ours = (CmqMessageConsumer) consumer;
        ours.requireBody(type);
        Message message;
        try {
            message = receiving.call();
        } finally {
            ours.requireBody(null);
        }
        if (message == null) {
            return null;
        }
        if (!hasBodyFor(message, type)) {
            throw new MessageFormatException("the body of the message cannot be had as " + type.getName()
                    + "; receive it again as another type, or receive the message");
        }
        session.checkOpen();
        return message.getBody(type);
    }

    /** Whether a message has a body that can be had as a type: a stream and a message without a body never do. */
    static boolean hasBodyFor(Message message, Class<?> type) throws JMSException {
        boolean hasKind = message instanceof TextMessage
                || message instanceof BytesMessage
                || message instanceof MapMessage
                || message instanceof ObjectMessage;
        return hasKind && message.isBodyAssignableTo(type);
    }
}
