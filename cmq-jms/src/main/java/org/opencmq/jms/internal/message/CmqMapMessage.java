package org.opencmq.jms.internal.message;

import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message whose body is a set of names with values, in the order they were set. Byte arrays are copied in and out. */
public final class CmqMapMessage extends CmqMessage implements MapMessage {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    /** A message without names. */
    public CmqMapMessage() {}

    /** A message with these entries, which must be of the types a body can hold. Byte arrays are taken, not copied. */
    public static CmqMapMessage of(Map<String, @Nullable Object> entries) {
        CmqMapMessage message = new CmqMapMessage();
        message.values.putAll(entries);
        return message;
    }

    private void set(@Nullable String name, @Nullable Object value) throws JMSException {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("a name in a MapMessage must not be null or empty");
        }
        checkBodyWriteable();
        values.put(name, BodyValues.kept(value));
    }

    @Override
    public boolean getBoolean(@Nullable String name) throws JMSException {
        return ValueConversion.toBoolean(values.get(name));
    }

    @Override
    public byte getByte(@Nullable String name) throws JMSException {
        return ValueConversion.toByte(values.get(name));
    }

    @Override
    public short getShort(@Nullable String name) throws JMSException {
        return ValueConversion.toShort(values.get(name));
    }

    @Override
    public char getChar(@Nullable String name) throws JMSException {
        return ValueConversion.toChar(values.get(name));
    }

    @Override
    public int getInt(@Nullable String name) throws JMSException {
        return ValueConversion.toInt(values.get(name));
    }

    @Override
    public long getLong(@Nullable String name) throws JMSException {
        return ValueConversion.toLong(values.get(name));
    }

    @Override
    public float getFloat(@Nullable String name) throws JMSException {
        return ValueConversion.toFloat(values.get(name));
    }

    @Override
    public double getDouble(@Nullable String name) throws JMSException {
        return ValueConversion.toDouble(values.get(name));
    }

    @Override
    public @Nullable String getString(@Nullable String name) throws JMSException {
        return ValueConversion.toText(values.get(name));
    }

    @Override
    public byte @Nullable [] getBytes(@Nullable String name) throws JMSException {
        byte[] bytes = ValueConversion.toBytes(values.get(name));
        return bytes == null ? null : bytes.clone();
    }

    @Override
    public @Nullable Object getObject(@Nullable String name) {
        return BodyValues.shown(values.get(name));
    }

    @Override
    public Enumeration<String> getMapNames() {
        return Collections.enumeration(new LinkedHashMap<>(values).keySet());
    }

    @Override
    public boolean itemExists(@Nullable String name) {
        return values.containsKey(name);
    }

    @Override
    public void setBoolean(@Nullable String name, boolean value) throws JMSException {
        set(name, value);
    }

    @Override
    public void setByte(@Nullable String name, byte value) throws JMSException {
        set(name, value);
    }

    @Override
    public void setShort(@Nullable String name, short value) throws JMSException {
        set(name, value);
    }

    @Override
    public void setChar(@Nullable String name, char value) throws JMSException {
        set(name, value);
    }

    @Override
    public void setInt(@Nullable String name, int value) throws JMSException {
        set(name, value);
    }

    @Override
    public void setLong(@Nullable String name, long value) throws JMSException {
        set(name, value);
    }

    @Override
    public void setFloat(@Nullable String name, float value) throws JMSException {
        set(name, value);
    }

    @Override
    public void setDouble(@Nullable String name, double value) throws JMSException {
        set(name, value);
    }

    @Override
    public void setString(@Nullable String name, @Nullable String value) throws JMSException {
        set(name, value);
    }

    @Override
    public void setBytes(@Nullable String name, byte @Nullable [] value) throws JMSException {
        set(name, value);
    }

    @Override
    public void setBytes(@Nullable String name, byte[] value, int offset, int length) throws JMSException {
        set(name, BodyValues.part(value, offset, length));
    }

    @Override
    public void setObject(@Nullable String name, @Nullable Object value) throws JMSException {
        set(name, value);
    }

    /** The names and values in order, for an encoder; a copy that shares nothing with the message. */
    public Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        values.forEach((name, value) -> copy.put(name, BodyValues.shown(value)));
        return copy;
    }

    @Override
    void emptyBody() {
        values.clear();
    }

    @Override
    boolean hasNoBody() {
        return values.isEmpty();
    }

    @Override
    Object bodyValue() {
        return values();
    }

    @Override
    boolean fits(Class<?> wanted) {
        return wanted == Map.class || wanted == Object.class;
    }

    @Override
    String kindName() {
        return "MapMessage";
    }
}
