package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opencmq.conformance.JudgeDiffers;

/** Tables 3-4, 3-10 and 3-11: each value written, read as each type; every cell, before and after the way. */
public abstract class MessageConversionsChapter extends Chapter {

    private interface Read<M> {
        Object read(M message, String name) throws JMSException;
    }

    private static final List<String> TYPES =
            List.of("boolean", "byte", "short", "char", "int", "long", "float", "double", "string", "bytes");

    /** Which types a value of a type may be read as; strings are tried with a text of the target type. */
    private static final Map<String, List<String>> ALLOWED = Map.of(
            "boolean", List.of("boolean", "string"),
            "byte", List.of("byte", "short", "int", "long", "string"),
            "short", List.of("short", "int", "long", "string"),
            "char", List.of("char", "string"),
            "int", List.of("int", "long", "string"),
            "long", List.of("long", "string"),
            "float", List.of("float", "double", "string"),
            "double", List.of("double", "string"),
            "string", List.of("boolean", "byte", "short", "int", "long", "float", "double", "string"),
            "bytes", List.of("bytes"));

    private static Object value(String type) {
        return switch (type) {
            case "boolean" -> true;
            case "byte" -> (byte) 1;
            case "short" -> (short) 1;
            case "char" -> '1';
            case "int" -> 1;
            case "long" -> 1L;
            case "float" -> 1f;
            case "double" -> 1d;
            case "string" -> "1";
            case "bytes" -> new byte[] {1};
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static <M> void readEveryCell(M message, Map<String, Read<M>> reads, List<String> written) {
        for (String from : written) {
            reads.forEach((to, read) -> {
                if (ALLOWED.getOrDefault(from, List.of()).contains(to)) {
                    assertThat(read(message, read, from))
                            .as("%s read as %s", from, to)
                            .isNotNull();
                } else {
                    assertThatThrownBy(() -> read.read(message, from))
                            .as("%s read as %s", from, to)
                            .isInstanceOf(MessageFormatException.class);
                }
            });
        }
    }

    private static <M> Object read(M message, Read<M> read, String name) {
        try {
            return read.read(message, name);
        } catch (JMSException e) {
            throw new AssertionError(name, e);
        }
    }

    @Test
    void propertiesConvertBeforeAndAfterTheWay() throws Exception {
        // given
        Session session = session();
        Message message = session.createMessage();
        List<String> written = new ArrayList<>(TYPES);
        written.removeAll(List.of("char", "bytes"));
        for (String type : written) {
            message.setObjectProperty(type, value(type));
        }
        Map<String, Read<Message>> reads = new LinkedHashMap<>();
        reads.put("boolean", Message::getBooleanProperty);
        reads.put("byte", Message::getByteProperty);
        reads.put("short", Message::getShortProperty);
        reads.put("int", Message::getIntProperty);
        reads.put("long", Message::getLongProperty);
        reads.put("float", Message::getFloatProperty);
        reads.put("double", Message::getDoubleProperty);
        reads.put("string", Message::getStringProperty);

        // when, then
        readEveryCell(message, reads, written);
        readEveryCell(roundTrip(session, message), reads, written);
    }

    @Test
    void mapValuesConvertBeforeAndAfterTheWay() throws Exception {
        // given
        Session session = session();
        MapMessage message = session.createMapMessage();
        for (String type : TYPES) {
            message.setObject(type, value(type));
        }
        Map<String, Read<MapMessage>> reads = new LinkedHashMap<>();
        reads.put("boolean", MapMessage::getBoolean);
        reads.put("byte", MapMessage::getByte);
        reads.put("short", MapMessage::getShort);
        reads.put("char", MapMessage::getChar);
        reads.put("int", MapMessage::getInt);
        reads.put("long", MapMessage::getLong);
        reads.put("float", MapMessage::getFloat);
        reads.put("double", MapMessage::getDouble);
        reads.put("string", MapMessage::getString);
        reads.put("bytes", MapMessage::getBytes);

        // when, then
        readEveryCell(message, reads, TYPES);
        readEveryCell(roundTrip(session, message), reads, TYPES);
    }

    @Test
    @JudgeDiffers("moves on over what it could not convert")
    void streamValuesConvertAndAFailedReadLeavesThePlace() throws Exception {
        Session session = session();
        for (String from : TYPES) {
            StreamMessage message = session.createStreamMessage();
            message.writeObject(value(from));
            message.reset();
            Map<String, Read<StreamMessage>> reads = new LinkedHashMap<>();
            reads.put("boolean", (m, n) -> m.readBoolean());
            reads.put("byte", (m, n) -> m.readByte());
            reads.put("short", (m, n) -> m.readShort());
            reads.put("char", (m, n) -> m.readChar());
            reads.put("int", (m, n) -> m.readInt());
            reads.put("long", (m, n) -> m.readLong());
            reads.put("float", (m, n) -> m.readFloat());
            reads.put("double", (m, n) -> m.readDouble());
            reads.put("string", (m, n) -> m.readString());
            reads.put("bytes", (m, n) -> m.readBytes(new byte[2]));
            for (Map.Entry<String, Read<StreamMessage>> read : reads.entrySet()) {
                if (!ALLOWED.getOrDefault(from, List.of()).contains(read.getKey())) {
                    assertThatThrownBy(() -> read.getValue().read(message, from))
                            .as("%s read as %s", from, read.getKey())
                            .isInstanceOf(MessageFormatException.class);
                }
            }
            assertThat(message.readObject()).as("%s after failed reads", from).isEqualTo(value(from));
        }
    }

    @Test
    @JudgeDiffers("moves on over what it could not convert")
    void aTextThatIsNoNumberLeavesTheStreamWhereItWas() throws Exception {
        StreamMessage message = session().createStreamMessage();
        message.writeString("word");
        message.reset();
        refused(NumberFormatException.class, message::readInt);
        refused(NumberFormatException.class, message::readDouble);
        assertThat(message.readString()).isEqualTo("word");
    }

    @Test
    void nullInAStreamConvertsAsNullDoes() throws Exception {
        StreamMessage message = session().createStreamMessage();
        message.writeString(null);
        message.reset();
        refused(NumberFormatException.class, message::readInt);
        message.reset();
        refused(NullPointerException.class, message::readChar);
        message.reset();
        assertThat(message.readBoolean()).isFalse();
        message.reset();
        assertThat(message.readString()).isNull();
    }
}
