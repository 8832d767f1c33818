package org.opencmq.jms.internal.message;

import jakarta.jms.JMSException;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotReadableException;
import jakarta.jms.StreamMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message whose body is a row of typed values. Either written or read: a new or cleared message is written,
 * {@link #reset()} and receiving turn it to reading. A read that fails leaves the value to be read another way.
 */
public final class CmqStreamMessage extends CmqMessage implements StreamMessage {

    private final List<@Nullable Object> values = new ArrayList<>();
    private int next;
    private final ByteField field = new ByteField();

    /** A message without values, to be written. */
    public CmqStreamMessage() {}

    /** A message with these values, which must be of the types a body can hold. Byte arrays are taken, not copied. */
    public static CmqStreamMessage of(List<@Nullable Object> values) {
        CmqStreamMessage message = new CmqStreamMessage();
        message.values.addAll(values);
        return message;
    }

    /** All values, read or not, for an encoder; a copy that shares nothing with the message. */
    public List<@Nullable Object> values() {
        List<@Nullable Object> copy = new ArrayList<>(values.size());
        values.forEach(value -> copy.add(BodyValues.shown(value)));
        return Collections.unmodifiableList(copy);
    }

    private void checkReadable() throws MessageNotReadableException {
        if (!isBodyReadOnly()) {
            throw new MessageNotReadableException("the body is being written; call reset() before reading it");
        }
    }

    /** The value to be read next; the caller says {@link #advance()} when it could be read. */
    private @Nullable Object peek() throws JMSException {
        checkReadable();
        if (field.isPartlyRead()) {
            throw new MessageFormatException(
                    "a byte array is partly read; call readBytes() until it gives less than the buffer holds");
        }
        if (next == values.size()) {
            throw new MessageEOFException("the body has " + values.size() + " values and all were read");
        }
        return values.get(next);
    }

    private void advance() {
        next++;
        field.close();
    }

    @Override
    public boolean readBoolean() throws JMSException {
        boolean value = ValueConversion.toBoolean(peek());
        advance();
        return value;
    }

    @Override
    public byte readByte() throws JMSException {
        byte value = ValueConversion.toByte(peek());
        advance();
        return value;
    }

    @Override
    public short readShort() throws JMSException {
        short value = ValueConversion.toShort(peek());
        advance();
        return value;
    }

    @Override
    public char readChar() throws JMSException {
        char value = ValueConversion.toChar(peek());
        advance();
        return value;
    }

    @Override
    public int readInt() throws JMSException {
        int value = ValueConversion.toInt(peek());
        advance();
        return value;
    }

    @Override
    public long readLong() throws JMSException {
        long value = ValueConversion.toLong(peek());
        advance();
        return value;
    }

    @Override
    public float readFloat() throws JMSException {
        float value = ValueConversion.toFloat(peek());
        advance();
        return value;
    }

    @Override
    public double readDouble() throws JMSException {
        double value = ValueConversion.toDouble(peek());
        advance();
        return value;
    }

    @Override
    public @Nullable String readString() throws JMSException {
        String value = ValueConversion.toText(peek());
        advance();
        return value;
    }

    /**
     * Reads a piece of a byte array, as the interface describes. Once a short piece has told the end, the next call
     * begins the next value if that is a byte array, and answers -1 otherwise, so that a loop until -1 ends as well.
     */
    @Override
    public int readBytes(byte[] value) throws JMSException {
        checkReadable();
        if (field.isToldComplete() && next < values.size() && values.get(next) instanceof byte[]) {
            field.close();
        }
        if (!field.isOpen()) {
            byte[] bytes = ValueConversion.toBytes(peek());
            advance();
            if (bytes == null) {
                return -1;
            }
            field.open(bytes);
        }
        return field.read(value);
    }

    @Override
    public @Nullable Object readObject() throws JMSException {
        Object value = BodyValues.shown(peek());
        advance();
        return value;
    }

    private void write(@Nullable Object value) throws JMSException {
        checkBodyWriteable();
        values.add(BodyValues.kept(value));
    }

    @Override
    public void writeBoolean(boolean value) throws JMSException {
        write((Object) value);
    }

    @Override
    public void writeByte(byte value) throws JMSException {
        write((Object) value);
    }

    @Override
    public void writeShort(short value) throws JMSException {
        write((Object) value);
    }

    @Override
    public void writeChar(char value) throws JMSException {
        write((Object) value);
    }

    @Override
    public void writeInt(int value) throws JMSException {
        write((Object) value);
    }

    @Override
    public void writeLong(long value) throws JMSException {
        write((Object) value);
    }

    @Override
    public void writeFloat(float value) throws JMSException {
        write((Object) value);
    }

    @Override
    public void writeDouble(double value) throws JMSException {
        write((Object) value);
    }

    @Override
    public void writeString(@Nullable String value) throws JMSException {
        write((Object) value);
    }

    @Override
    public void writeBytes(byte @Nullable [] value) throws JMSException {
        write((Object) value);
    }

    @Override
    public void writeBytes(byte[] value, int offset, int length) throws JMSException {
        checkBodyWriteable();
        values.add(BodyValues.part(value, offset, length));
    }

    @Override
    public void writeObject(@Nullable Object value) throws JMSException {
        write(value);
    }

    @Override
    public void reset() {
        makeBodyReadOnly();
        rewindBody();
    }

    @Override
    void rewindBody() {
        next = 0;
        field.close();
    }

    @Override
    void emptyBody() {
        values.clear();
        rewindBody();
    }

    @Override
    boolean hasNoBody() {
        return false; // the specification lets no stream be read as a whole, not even an empty one
    }

    @Override
    boolean fits(Class<?> wanted) {
        return false;
    }

    @Override
    String kindName() {
        return "StreamMessage";
    }
}
