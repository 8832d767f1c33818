package org.opencmq.jms.internal.message;

import static java.util.Map.entry;

import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.StreamMessage;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The rows and columns of the conversion tables, with how each is written and read in its three places. */
@SuppressWarnings("ImmutableEnumChecker") // nobody changes the one array among the samples
enum BodyType {
    BOOLEAN(true),
    BYTE((byte) -7),
    SHORT((short) -300),
    CHAR('x'),
    INT(-70_000),
    LONG(-5_000_000_000L),
    FLOAT(1.5f),
    DOUBLE(2.5e300),
    STRING("12"),
    BYTES(new byte[] {1, 2, 3});

    final Object sample;

    BodyType(Object sample) {
        this.sample = sample;
    }

    /** The table of the specification: from a row, the columns it reads as. */
    private static final Map<BodyType, Set<BodyType>> TABLE = Map.ofEntries(
            entry(BOOLEAN, EnumSet.of(BOOLEAN, STRING)),
            entry(BYTE, EnumSet.of(BYTE, SHORT, INT, LONG, STRING)),
            entry(SHORT, EnumSet.of(SHORT, INT, LONG, STRING)),
            entry(CHAR, EnumSet.of(CHAR, STRING)),
            entry(INT, EnumSet.of(INT, LONG, STRING)),
            entry(LONG, EnumSet.of(LONG, STRING)),
            entry(FLOAT, EnumSet.of(FLOAT, DOUBLE, STRING)),
            entry(DOUBLE, EnumSet.of(DOUBLE, STRING)),
            entry(STRING, EnumSet.of(BOOLEAN, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, STRING)),
            entry(BYTES, EnumSet.of(BYTES)));

    boolean readsAs(BodyType column) {
        return TABLE.get(this).contains(column);
    }

    /** What the sample reads as, in the type of the column. */
    Object expectedAs(BodyType column) {
        String text = String.valueOf(sample);
        return switch (column) {
            case BOOLEAN -> sample instanceof Boolean ? sample : (Object) Boolean.valueOf(text);
            case BYTE -> Byte.valueOf(text);
            case SHORT -> Short.valueOf(text);
            case INT -> Integer.valueOf(text);
            case LONG -> Long.valueOf(text);
            case FLOAT -> Float.valueOf(text);
            case DOUBLE -> Double.valueOf(text);
            case STRING -> text;
            case CHAR, BYTES -> sample;
        };
    }

    Object readProperty(Message message, String name) throws Exception {
        return switch (this) {
            case BOOLEAN -> message.getBooleanProperty(name);
            case BYTE -> message.getByteProperty(name);
            case SHORT -> message.getShortProperty(name);
            case INT -> message.getIntProperty(name);
            case LONG -> message.getLongProperty(name);
            case FLOAT -> message.getFloatProperty(name);
            case DOUBLE -> message.getDoubleProperty(name);
            case STRING -> message.getStringProperty(name);
            case CHAR, BYTES -> throw new AssertionError("no property");
        };
    }

    Object readMap(MapMessage message, String name) throws Exception {
        return switch (this) {
            case BOOLEAN -> message.getBoolean(name);
            case BYTE -> message.getByte(name);
            case SHORT -> message.getShort(name);
            case CHAR -> message.getChar(name);
            case INT -> message.getInt(name);
            case LONG -> message.getLong(name);
            case FLOAT -> message.getFloat(name);
            case DOUBLE -> message.getDouble(name);
            case STRING -> message.getString(name);
            case BYTES -> message.getBytes(name);
        };
    }

    Object readStream(StreamMessage message) throws Exception {
        return switch (this) {
            case BOOLEAN -> message.readBoolean();
            case BYTE -> message.readByte();
            case SHORT -> message.readShort();
            case CHAR -> message.readChar();
            case INT -> message.readInt();
            case LONG -> message.readLong();
            case FLOAT -> message.readFloat();
            case DOUBLE -> message.readDouble();
            case STRING -> message.readString();
            case BYTES -> {
                byte[] buffer = new byte[8];
                int count = message.readBytes(buffer);
                yield count < 0 ? null : java.util.Arrays.copyOf(buffer, count);
            }
        };
    }

    void writeProperty(Message message, String name) throws Exception {
        switch (this) {
            case BOOLEAN -> message.setBooleanProperty(name, (Boolean) sample);
            case BYTE -> message.setByteProperty(name, (Byte) sample);
            case SHORT -> message.setShortProperty(name, (Short) sample);
            case INT -> message.setIntProperty(name, (Integer) sample);
            case LONG -> message.setLongProperty(name, (Long) sample);
            case FLOAT -> message.setFloatProperty(name, (Float) sample);
            case DOUBLE -> message.setDoubleProperty(name, (Double) sample);
            case STRING -> message.setStringProperty(name, (String) sample);
            case CHAR, BYTES -> throw new AssertionError("no property");
        }
    }

    void writeMap(MapMessage message, String name) throws Exception {
        switch (this) {
            case BOOLEAN -> message.setBoolean(name, (Boolean) sample);
            case BYTE -> message.setByte(name, (Byte) sample);
            case SHORT -> message.setShort(name, (Short) sample);
            case CHAR -> message.setChar(name, (Character) sample);
            case INT -> message.setInt(name, (Integer) sample);
            case LONG -> message.setLong(name, (Long) sample);
            case FLOAT -> message.setFloat(name, (Float) sample);
            case DOUBLE -> message.setDouble(name, (Double) sample);
            case STRING -> message.setString(name, (String) sample);
            case BYTES -> message.setBytes(name, (byte[]) sample);
        }
    }

    void writeStream(StreamMessage message) throws Exception {
        switch (this) {
            case BOOLEAN -> message.writeBoolean((Boolean) sample);
            case BYTE -> message.writeByte((Byte) sample);
            case SHORT -> message.writeShort((Short) sample);
            case CHAR -> message.writeChar((Character) sample);
            case INT -> message.writeInt((Integer) sample);
            case LONG -> message.writeLong((Long) sample);
            case FLOAT -> message.writeFloat((Float) sample);
            case DOUBLE -> message.writeDouble((Double) sample);
            case STRING -> message.writeString((String) sample);
            case BYTES -> message.writeBytes((byte[]) sample);
        }
    }

    boolean isProperty() {
        return this != CHAR && this != BYTES;
    }
}
