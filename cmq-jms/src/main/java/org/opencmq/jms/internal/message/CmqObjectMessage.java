package org.opencmq.jms.internal.message;

import jakarta.jms.JMSException;
import jakarta.jms.ObjectMessage;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.config.TrustedPackages;

/**
 * A message whose body is a serialised object, or nothing. The object is serialised when it is set, so what happens to it
 * later does not reach the message, and read anew by every {@link #getObject()}, so that two readers share nothing.
 */
public final class CmqObjectMessage extends CmqMessage implements ObjectMessage {

    private final TrustedPackages trusted;
    private byte @Nullable [] serialised;
    private String className = "";
    private boolean madeHere;

    /** A message without an object. {@code trusted} says what may be read back from bytes that came from elsewhere. */
    public CmqObjectMessage(TrustedPackages trusted) {
        this.trusted = trusted;
    }

    /**
     * A message with the bytes of a serialised object as they came. Nothing is read from them yet.
     *
     * @param className what its sender says it is, a hint only; empty when it does not say
     */
    public CmqObjectMessage(TrustedPackages trusted, byte[] serialised, String className) {
        this.trusted = trusted;
        this.serialised = serialised.clone();
        this.className = className;
    }

    /** The name of the class of the object as its sender says, a hint; empty when there is no object or it is not known. */
    public String className() {
        return className;
    }

    /** The serialised object, for an encoder; a copy, null for none. */
    public byte @Nullable [] serialised() {
        return serialised == null ? null : serialised.clone();
    }

    /**
     * Serialises the object now.
     *
     * @throws jakarta.jms.MessageFormatException when it cannot be serialised
     */
    @Override
    public void setObject(@Nullable Serializable object) throws JMSException {
        checkBodyWriteable();
        serialised = object == null ? null : SerialisedObjects.write(object);
        className = object == null ? "" : object.getClass().getName();
        madeHere = true;
    }

    /**
     * Reads the object with the thread's context class loader. The allow-list guards against bytes of others; an object
     * that was set on this very message is always read.
     *
     * @throws jakarta.jms.MessageFormatException when a class of it is missing or not trusted
     */
    @Override
    public @Nullable Serializable getObject() throws JMSException {
        return serialised == null
                ? null
                : SerialisedObjects.read(serialised, madeHere ? TrustedPackages.all() : trusted);
    }

    @Override
    void emptyBody() {
        serialised = null;
        className = "";
    }

    @Override
    boolean hasNoBody() {
        return serialised == null;
    }

    @Override
    @Nullable
    Object bodyValue() throws JMSException {
        return getObject();
    }

    @Override
    boolean fits(Class<?> wanted) throws JMSException {
        return wanted.isInstance(getObject());
    }

    @Override
    String kindName() {
        return "ObjectMessage";
    }
}
