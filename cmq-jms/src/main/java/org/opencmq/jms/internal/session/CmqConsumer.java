package org.opencmq.jms.internal.session;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageListener;
import org.jspecify.annotations.Nullable;

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
        return CmqContext.uncheckedOrNull(consumer::getMessageSelector);
    }

    @Override
    public @Nullable MessageListener getMessageListener() throws JMSRuntimeException {
        return CmqContext.uncheckedOrNull(consumer::getMessageListener);
    }

    @Override
    public void setMessageListener(@Nullable MessageListener listener) throws JMSRuntimeException {
        CmqContext.act(() -> consumer.setMessageListener(listener));
    }

    @Override
    public @Nullable Message receive() {
        return CmqContext.uncheckedOrNull(consumer::receive);
    }

    @Override
    public @Nullable Message receive(long timeout) {
        return CmqContext.uncheckedOrNull(() -> consumer.receive(timeout));
    }

    @Override
    public @Nullable Message receiveNoWait() {
        return CmqContext.uncheckedOrNull(consumer::receiveNoWait);
    }

    @Override
    public void close() {
        CmqContext.act(consumer::close);
    }

    @Override
    public <T> @Nullable T receiveBody(Class<T> type) {
        return CmqContext.uncheckedOrNull(() -> body(type, () -> consumer.receive()));
    }

    @Override
    public <T> @Nullable T receiveBody(Class<T> type, long timeout) {
        return CmqContext.uncheckedOrNull(() -> body(type, () -> consumer.receive(timeout)));
    }

    @Override
    public <T> @Nullable T receiveBodyNoWait(Class<T> type) {
        return CmqContext.uncheckedOrNull(() -> body(type, () -> consumer.receiveNoWait()));
    }

    /** A message whose body does not fit is not consumed in the modes that acknowledge by themselves. */
    private <T> @Nullable T body(Class<T> type, CmqContext.CallOrNull<Message> receiving) throws JMSException {
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
        if (!message.isBodyAssignableTo(type)) {
            throw new MessageFormatException("the body of the message cannot be had as " + type.getName()
                    + "; receive it again as another type, or receive the message");
        }
        session.checkOpen();
        return message.getBody(type);
    }
}
