package org.opencmq.jms.internal.message;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The half of a message that is its properties: those the application set, and the delivery count that reads like one. Used
 * by one thread at a time, as the message is.
 */
abstract class PropertiedMessage implements Message {

    private final MessageProperties properties = new MessageProperties();
    private int deliveryCount;

    /** From now on they can only be read, until cleared. */
    final void makePropertiesReadOnly() {
        properties.makeReadOnly();
    }

    /** Says how often the message was handed out; 0 for never. */
    final void countDelivery(int count) {
        deliveryCount = count;
    }

    /** How often the message was handed out, this time included; 0 for one that was not received. */
    public final int deliveryCount() {
        return deliveryCount;
    }

    /** The properties the application set, in their order, for an encoder. */
    public final Map<String, @Nullable Object> properties() {
        return properties.copy();
    }

    /**
     * Adds a property as it arrived, whatever its name and whether or not the properties can be written.
     *
     * @param value of a type a property can have, or null
     */
    public final void restoreProperty(String name, @Nullable Object value) {
        properties.restore(name, value);
    }

    @Override
    public final void clearProperties() {
        properties.clear();
    }

    @Override
    public final boolean propertyExists(@Nullable String name) {
        return properties.contains(name) || value(name) != null;
    }

    /**
     * The names the application set, in its order. A received message has {@code JMSXDeliveryCount} behind them, until its
     * properties are cleared.
     */
    @Override
    public final Enumeration<String> getPropertyNames() {
        List<String> names = new ArrayList<>(properties.copy().keySet());
        if (deliveryCount > 0 && properties.isReadOnly()) {
            names.add(PropertyNames.DELIVERY_COUNT);
        }
        return Collections.enumeration(names);
    }

    final @Nullable Object value(@Nullable String name) {
        return deliveryCount > 0 && PropertyNames.DELIVERY_COUNT.equals(name)
                ? (Object) deliveryCount
                : properties.get(name);
    }

    @Override
    public final boolean getBooleanProperty(@Nullable String name) throws JMSException {
        return ValueConversion.toBoolean(value(name));
    }

    @Override
    public final byte getByteProperty(@Nullable String name) throws JMSException {
        return ValueConversion.toByte(value(name));
    }

    @Override
    public final short getShortProperty(@Nullable String name) throws JMSException {
        return ValueConversion.toShort(value(name));
    }

    @Override
    public final int getIntProperty(@Nullable String name) throws JMSException {
        return ValueConversion.toInt(value(name));
    }

    @Override
    public final long getLongProperty(@Nullable String name) throws JMSException {
        return ValueConversion.toLong(value(name));
    }

    @Override
    public final float getFloatProperty(@Nullable String name) throws JMSException {
        return ValueConversion.toFloat(value(name));
    }

    @Override
    public final double getDoubleProperty(@Nullable String name) throws JMSException {
        return ValueConversion.toDouble(value(name));
    }

    @Override
    public final @Nullable String getStringProperty(@Nullable String name) throws JMSException {
        return ValueConversion.toText(value(name));
    }

    @Override
    public final @Nullable Object getObjectProperty(@Nullable String name) {
        return value(name);
    }

    @Override
    public final void setBooleanProperty(@Nullable String name, boolean value) throws JMSException {
        properties.set(name, value);
    }

    @Override
    public final void setByteProperty(@Nullable String name, byte value) throws JMSException {
        properties.set(name, value);
    }

    @Override
    public final void setShortProperty(@Nullable String name, short value) throws JMSException {
        properties.set(name, value);
    }

    @Override
    public final void setIntProperty(@Nullable String name, int value) throws JMSException {
        properties.set(name, value);
    }

    @Override
    public final void setLongProperty(@Nullable String name, long value) throws JMSException {
        properties.set(name, value);
    }

    @Override
    public final void setFloatProperty(@Nullable String name, float value) throws JMSException {
        properties.set(name, value);
    }

    @Override
    public final void setDoubleProperty(@Nullable String name, double value) throws JMSException {
        properties.set(name, value);
    }

    @Override
    public final void setStringProperty(@Nullable String name, @Nullable String value) throws JMSException {
        properties.set(name, value);
    }

    @Override
    public final void setObjectProperty(@Nullable String name, @Nullable Object value) throws JMSException {
        properties.set(name, value);
    }
}
