package org.opencmq.jms.internal.message;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotReadableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A message whose body is a row of bytes, most significant byte first. Either written or read: a new or cleared message
 * is written, {@link #reset()} and receiving turn it to reading. A read that finds too few bytes consumes none.
 */
public final class CmqBytesMessage extends CmqMessage implements BytesMessage {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private @Nullable ByteBuffer unread;

    /** A message without bytes, to be written. */
    public CmqBytesMessage() {}

    /** A message with these bytes, to be written on; the array is copied. */
    public CmqBytesMessage(byte[] bytes) {
        written.writeBytes(bytes);
    }

    /** All bytes, read or not, for an encoder; a copy. */
    public byte[] bytes() {
        return written.toByteArray();
    }

    private ByteBuffer reader() throws MessageNotReadableException {
        if (unread == null) {
            throw new MessageNotReadableException("the body is being written; call reset() before reading it");
        }
        return unread;
    }

    private <T> T read(Function<ByteBuffer, T> get) throws JMSException {
        ByteBuffer reader = reader();
        try {
            return get.apply(reader);
        } catch (BufferUnderflowException e) {
            throw ended(e);
        }
    }

    private static MessageEOFException ended(Throwable cause) {
        MessageEOFException ended = new MessageEOFException("the body ends before the value that was to be read");
        ended.initCause(cause);
        return ended;
    }

    @Override
    public long getBodyLength() throws JMSException {
        return reader().capacity();
    }

    @Override
    public boolean readBoolean() throws JMSException {
        return readByte() != 0;
    }

    @Override
    public byte readByte() throws JMSException {
        return read(ByteBuffer::get);
    }

    @Override
    public int readUnsignedByte() throws JMSException {
        return Byte.toUnsignedInt(readByte());
    }

    @Override
    public short readShort() throws JMSException {
        return read(ByteBuffer::getShort);
    }

    @Override
    public int readUnsignedShort() throws JMSException {
        return Short.toUnsignedInt(readShort());
    }

    @Override
    public char readChar() throws JMSException {
        return read(ByteBuffer::getChar);
    }

    @Override
    public int readInt() throws JMSException {
        return read(ByteBuffer::getInt);
    }

    @Override
    public long readLong() throws JMSException {
        return read(ByteBuffer::getLong);
    }

    @Override
    public float readFloat() throws JMSException {
        return read(ByteBuffer::getFloat);
    }

    @Override
    public double readDouble() throws JMSException {
        return read(ByteBuffer::getDouble);
    }

    @Override
    public String readUTF() throws JMSException {
        ByteBuffer reader = reader();
        ByteBuffer ahead = reader.duplicate();
        if (ahead.remaining() < Short.BYTES || Short.toUnsignedInt(ahead.getShort()) > ahead.remaining()) {
            throw new MessageEOFException("the body ends before the text that was to be read");
        }
        byte[] rest = new byte[reader.remaining()];
        reader.duplicate().get(rest);
        ByteArrayInputStream source = new ByteArrayInputStream(rest);
        try {
            String text = new DataInputStream(source).readUTF();
            reader.position(reader.limit() - source.available());
            return text;
        } catch (IOException e) {
            throw malformed("the bytes are no text in modified UTF-8 as writeUTF wrote it", e);
        }
    }

    @Override
    public int readBytes(byte[] value) throws JMSException {
        return readBytes(value, value.length);
    }

    @Override
    public int readBytes(byte[] value, int length) throws JMSException {
        ByteBuffer reader = reader();
        if (length < 0 || length > value.length) {
            throw new IndexOutOfBoundsException(
                    "length must be 0 to the " + value.length + " bytes of the array, was " + length);
        }
        if (!reader.hasRemaining()) {
            return -1;
        }
        int count = Math.min(length, reader.remaining());
        reader.get(value, 0, count);
        return count;
    }

    private void write(int size, Function<ByteBuffer, ByteBuffer> put) throws JMSException {
        checkBodyWriteable();
        written.writeBytes(put.apply(ByteBuffer.allocate(size)).array());
    }

    @Override
    public void writeBoolean(boolean value) throws JMSException {
        writeByte((byte) (value ? 1 : 0));
    }

    @Override
    public void writeByte(byte value) throws JMSException {
        checkBodyWriteable();
        written.write(value);
    }

    @Override
    public void writeShort(short value) throws JMSException {
        write(Short.BYTES, bytes -> bytes.putShort(value));
    }

    @Override
    public void writeChar(char value) throws JMSException {
        write(Character.BYTES, bytes -> bytes.putChar(value));
    }

    @Override
    public void writeInt(int value) throws JMSException {
        write(Integer.BYTES, bytes -> bytes.putInt(value));
    }

    @Override
    public void writeLong(long value) throws JMSException {
        write(Long.BYTES, bytes -> bytes.putLong(value));
    }

    @Override
    public void writeFloat(float value) throws JMSException {
        write(Float.BYTES, bytes -> bytes.putFloat(value));
    }

    @Override
    public void writeDouble(double value) throws JMSException {
        write(Double.BYTES, bytes -> bytes.putDouble(value));
    }

    @Override
    public void writeUTF(String value) throws JMSException {
        checkBodyWriteable();
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        try {
            new DataOutputStream(encoded).writeUTF(value);
        } catch (IOException e) {
            throw malformed(
                    "writeUTF takes text of at most 65535 bytes in modified UTF-8, was "
                            + value.getBytes(StandardCharsets.UTF_8).length + " bytes; use writeBytes",
                    e);
        }
        written.writeBytes(encoded.toByteArray());
    }

    @Override
    public void writeBytes(byte[] value) throws JMSException {
        checkBodyWriteable();
        written.writeBytes(value);
    }

    @Override
    public void writeBytes(byte[] value, int offset, int length) throws JMSException {
        checkBodyWriteable();
        written.write(value, offset, length);
    }

    @Override
    public void writeObject(Object value) throws JMSException {
        checkBodyWriteable();
        Objects.requireNonNull(value, "a BytesMessage cannot hold null; it keeps no types");
        if (value instanceof String text) {
            writeUTF(text);
        } else if (value instanceof byte[] bytes) {
            writeBytes(bytes);
        } else if (value instanceof Boolean flag) {
            writeBoolean(flag);
        } else if (value instanceof Byte number) {
            writeByte(number);
        } else if (value instanceof Short number) {
            writeShort(number);
        } else if (value instanceof Character character) {
            writeChar(character);
        } else if (value instanceof Integer number) {
            writeInt(number);
        } else if (value instanceof Long number) {
            writeLong(number);
        } else if (value instanceof Float number) {
            writeFloat(number);
        } else if (value instanceof Double number) {
            writeDouble(number);
        } else {
            BodyValues.kept(value); // refuses every other type, in the words all bodies share
        }
    }

    @Override
    public void reset() {
        makeBodyReadOnly();
        rewindBody();
    }

    @Override
    void rewindBody() {
        unread = ByteBuffer.wrap(written.toByteArray()).asReadOnlyBuffer();
    }

    @Override
    void emptyBody() {
        written.reset();
        unread = null;
    }

    @Override
    boolean hasNoBody() {
        return written.size() == 0;
    }

    /** All bytes; the message is at its beginning, for reading, afterwards. */
    @Override
    Object bodyValue() {
        reset();
        return bytes();
    }

    @Override
    boolean fits(Class<?> wanted) {
        return wanted.isAssignableFrom(byte[].class);
    }

    @Override
    String kindName() {
        return "BytesMessage";
    }

    private static MessageFormatException malformed(String text, IOException cause) {
        MessageFormatException malformed = new MessageFormatException(text);
        malformed.initCause(cause);
        return malformed;
    }
}
