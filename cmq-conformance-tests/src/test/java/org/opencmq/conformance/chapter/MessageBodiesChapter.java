package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotReadableException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opencmq.conformance.JudgeDiffers;

/** Chapter 3.11 and 3.12: the five kinds of bodies, what they keep on the way, and when they may be read and written. */
@SuppressWarnings("JUnit3FloatingPointComparisonWithoutDelta")
public abstract class MessageBodiesChapter extends Chapter {

    @Test
    void textArrivesAsItWasSent() throws Exception {
        Session session = session();
        for (String text : List.of("plain", "", "   ", "line\r\nline\ttab", "{\"json\":true}", "<a>&amp;</a>")) {
            assertThat(roundTrip(session, session.createTextMessage(text)).getText())
                    .isEqualTo(text);
        }
    }

    @Test
    void textOfAllScriptsArrivesAsItWasSent() throws Exception {
        Session session = session();
        String text = "é ß Ω ж 腾讯云 日本 한국 \uD83D\uDE00 \u2028 \u0001 \"quoted\" back\\slash";
        assertThat(roundTrip(session, session.createTextMessage(text)).getText())
                .isEqualTo(text);
    }

    @Test
    void textThatLooksLikeAnEnvelopeStaysText() throws Exception {
        Session session = session();
        String text = "{\"cmq\":1,\"body\":{\"bytes\":\"AQID\"}}";
        assertThat(roundTrip(session, session.createTextMessage(text)).getText())
                .isEqualTo(text);
    }

    @Test
    void longTextArrives() throws Exception {
        Session session = session();
        String text = "0123456789".repeat(3_000);
        assertThat(roundTrip(session, session.createTextMessage(text)).getText())
                .isEqualTo(text);
    }

    @Test
    void textMayBeAbsent() throws Exception {
        Session session = session();
        assertThat(session.createTextMessage().getText()).isNull();
        assertThat(roundTrip(session, session.createTextMessage()).getText()).isNull();
        assertThat(session.createTextMessage(null).getText()).isNull();
    }

    @Test
    void textIsReadOnlyOnceReceivedUntilCleared() throws Exception {
        // given
        Session session = session();
        TextMessage received = roundTrip(session, session.createTextMessage("first"));

        // when, then
        refused(MessageNotWriteableException.class, () -> received.setText("second"));
        received.clearBody();
        assertThat(received.getText()).isNull();
        received.setText("second");
        assertThat(received.getText()).isEqualTo("second");
    }

    @Test
    void everyPrimitiveOfABytesMessageArrives() throws Exception {
        // given
        Session session = session();
        BytesMessage message = session.createBytesMessage();
        message.writeBoolean(true);
        message.writeByte((byte) -5);
        message.writeByte((byte) 0xF0);
        message.writeShort((short) -300);
        message.writeShort((short) 0xFFFE);
        message.writeChar('\u8A9E');
        message.writeInt(Integer.MIN_VALUE);
        message.writeLong(Long.MAX_VALUE);
        message.writeFloat(1.5f);
        message.writeDouble(Math.PI);
        message.writeUTF("words é");
        message.writeBytes(new byte[] {1, 2, 3});
        message.writeBytes(new byte[] {9, 8, 7, 6}, 1, 2);

        // when
        BytesMessage received = roundTrip(session, message);

        // then
        assertThat(received.getBodyLength()).isEqualTo(1 + 1 + 1 + 2 + 2 + 2 + 4 + 8 + 4 + 8 + 2 + 8 + 3 + 2);
        assertThat(received.readBoolean()).isTrue();
        assertThat(received.readByte()).isEqualTo((byte) -5);
        assertThat(received.readUnsignedByte()).isEqualTo(0xF0);
        assertThat(received.readShort()).isEqualTo((short) -300);
        assertThat(received.readUnsignedShort()).isEqualTo(0xFFFE);
        assertThat(received.readChar()).isEqualTo('\u8A9E');
        assertThat(received.readInt()).isEqualTo(Integer.MIN_VALUE);
        assertThat(received.readLong()).isEqualTo(Long.MAX_VALUE);
        assertThat(received.readFloat()).isEqualTo(1.5f);
        assertThat(received.readDouble()).isEqualTo(Math.PI);
        assertThat(received.readUTF()).isEqualTo("words é");
        byte[] rest = new byte[10];
        assertThat(received.readBytes(rest)).isEqualTo(5);
        assertThat(rest).startsWith(1, 2, 3, 8, 7);
        assertThat(received.readBytes(rest)).isEqualTo(-1);
    }

    @Test
    void objectsOfABytesMessageAreWrittenByTheirType() throws Exception {
        // given
        BytesMessage message = session().createBytesMessage();

        // when
        for (Object value : List.of(true, (byte) 1, (short) 2, 'c', 3, 4L, 5f, 6d, "seven", new byte[] {8})) {
            message.writeObject(value);
        }
        message.reset();

        // then
        assertThat(message.readBoolean()).isTrue();
        assertThat(message.readByte()).isEqualTo((byte) 1);
        assertThat(message.readShort()).isEqualTo((short) 2);
        assertThat(message.readChar()).isEqualTo('c');
        assertThat(message.readInt()).isEqualTo(3);
        assertThat(message.readLong()).isEqualTo(4L);
        assertThat(message.readFloat()).isEqualTo(5f);
        assertThat(message.readDouble()).isEqualTo(6d);
        assertThat(message.readUTF()).isEqualTo("seven");
        assertThat(message.readByte()).isEqualTo((byte) 8);
        refused(MessageEOFException.class, message::readByte);
    }

    @Test
    void aBytesMessageTakesNoOtherObjects() throws Exception {
        BytesMessage message = session().createBytesMessage();
        refused(MessageFormatException.class, () -> message.writeObject(new ArrayList<>()));
        refused(NullPointerException.class, () -> message.writeObject(null));
    }

    @Test
    void aNewBytesMessageCanOnlyBeWritten() throws Exception {
        BytesMessage message = session().createBytesMessage();
        refused(MessageNotReadableException.class, message::readInt);
        refused(MessageNotReadableException.class, message::getBodyLength);
        refused(MessageNotReadableException.class, () -> message.readBytes(new byte[1]));
    }

    @Test
    void aResetOrReceivedBytesMessageCanOnlyBeRead() throws Exception {
        // given
        Session session = session();
        BytesMessage message = session.createBytesMessage();
        message.writeInt(7);
        BytesMessage received = roundTrip(session, message);

        // when, then
        refused(MessageNotWriteableException.class, () -> received.writeInt(1));
        refused(MessageNotWriteableException.class, () -> received.writeObject("x"));
        assertThat(received.readInt()).isEqualTo(7);
        received.reset();
        assertThat(received.readInt()).isEqualTo(7);
        received.clearBody();
        received.writeInt(8);
        refused(MessageNotReadableException.class, received::readInt);
    }

    @Test
    void readingBeyondTheBytesFails() throws Exception {
        BytesMessage message = session().createBytesMessage();
        message.writeByte((byte) 1);
        message.reset();
        refused(MessageEOFException.class, message::readInt);
        message.readByte();
        refused(MessageEOFException.class, message::readByte);
        refused(MessageEOFException.class, message::readUTF);
    }

    @Test
    void readingBytesChecksTheRoom() throws Exception {
        BytesMessage message = session().createBytesMessage();
        message.writeBytes(new byte[] {1, 2, 3});
        message.reset();
        refused(IndexOutOfBoundsException.class, () -> message.readBytes(new byte[2], 3));
        byte[] room = new byte[4];
        assertThat(message.readBytes(room, 2)).isEqualTo(2);
        assertThat(room).containsExactly(1, 2, 0, 0);
    }

    @Test
    @JudgeDiffers("throws IllegalArgumentException")
    void readingANegativeNumberOfBytesFails() throws Exception {
        BytesMessage message = session().createBytesMessage();
        message.writeBytes(new byte[] {1, 2, 3});
        message.reset();
        refused(IndexOutOfBoundsException.class, () -> message.readBytes(new byte[2], -1));
    }

    @Test
    void everyValueOfAMapArrivesWithItsType() throws Exception {
        // given
        Session session = session();
        MapMessage message = session.createMapMessage();
        message.setBoolean("boolean", true);
        message.setByte("byte", (byte) 1);
        message.setShort("short", (short) 2);
        message.setChar("char", 'x');
        message.setInt("int", 3);
        message.setLong("long", Long.MAX_VALUE);
        message.setFloat("float", 1.5f);
        message.setDouble("double", -2.5);
        message.setString("string", "text");
        message.setBytes("bytes", new byte[] {1, 2});
        message.setBytes("part", new byte[] {1, 2, 3}, 1, 2);
        message.setObject("object", 42L);
        message.setString("nothing", null);

        // when
        MapMessage received = roundTrip(session, message);

        // then
        assertThat(received.getObject("boolean")).isEqualTo(true);
        assertThat(received.getObject("byte")).isEqualTo((byte) 1);
        assertThat(received.getObject("short")).isEqualTo((short) 2);
        assertThat(received.getObject("char")).isEqualTo('x');
        assertThat(received.getObject("int")).isEqualTo(3);
        assertThat(received.getObject("long")).isEqualTo(Long.MAX_VALUE);
        assertThat(received.getObject("float")).isEqualTo(1.5f);
        assertThat(received.getObject("double")).isEqualTo(-2.5);
        assertThat(received.getObject("string")).isEqualTo("text");
        assertThat(received.getBytes("bytes")).containsExactly(1, 2);
        assertThat(received.getBytes("part")).containsExactly(2, 3);
        assertThat(received.getObject("object")).isEqualTo(42L);
        assertThat(received.itemExists("nothing")).isTrue();
        assertThat(received.getObject("nothing")).isNull();
        assertThat(list(received.getMapNames())).hasSize(13);
    }

    @Test
    void absentNamesOfAMapReadAsNull() throws Exception {
        MapMessage message = session().createMapMessage();
        assertThat(message.itemExists("none")).isFalse();
        assertThat(message.getString("none")).isNull();
        assertThat(message.getObject("none")).isNull();
        assertThat(message.getBytes("none")).isNull();
        assertThat(message.getBoolean("none")).isFalse();
        refused(NumberFormatException.class, () -> message.getInt("none"));
        refused(NumberFormatException.class, () -> message.getLong("none"));
        refused(NumberFormatException.class, () -> message.getByte("none"));
        refused(NullPointerException.class, () -> message.getChar("none"));
    }

    @Test
    void namesOfAMapMustBeGiven() throws Exception {
        MapMessage message = session().createMapMessage();
        refused(IllegalArgumentException.class, () -> message.setInt("", 1));
        refused(IllegalArgumentException.class, () -> message.setString(null, "x"));
        refused(IllegalArgumentException.class, () -> message.setBytes("", new byte[0]));
        refused(IllegalArgumentException.class, () -> message.setObject(null, 1));
    }

    @Test
    void aMapTakesNoOtherObjects() throws Exception {
        MapMessage message = session().createMapMessage();
        refused(MessageFormatException.class, () -> message.setObject("list", new ArrayList<>()));
    }

    @Test
    void aReceivedMapIsReadOnlyUntilCleared() throws Exception {
        Session session = session();
        MapMessage message = session.createMapMessage();
        message.setInt("one", 1);
        MapMessage received = roundTrip(session, message);
        refused(MessageNotWriteableException.class, () -> received.setInt("two", 2));
        received.clearBody();
        assertThat(received.itemExists("one")).isFalse();
        received.setInt("two", 2);
        assertThat(received.getInt("two")).isEqualTo(2);
    }

    @Test
    void everyValueOfAStreamArrivesInOrder() throws Exception {
        // given
        Session session = session();
        StreamMessage message = session.createStreamMessage();
        message.writeBoolean(true);
        message.writeByte((byte) 1);
        message.writeShort((short) 2);
        message.writeChar('x');
        message.writeInt(3);
        message.writeLong(4);
        message.writeFloat(5.5f);
        message.writeDouble(6.5);
        message.writeString("seven");
        message.writeBytes(new byte[] {8, 9});
        message.writeObject(10L);
        message.writeObject(null);

        // when
        StreamMessage received = roundTrip(session, message);

        // then
        assertThat(received.readBoolean()).isTrue();
        assertThat(received.readByte()).isEqualTo((byte) 1);
        assertThat(received.readShort()).isEqualTo((short) 2);
        assertThat(received.readChar()).isEqualTo('x');
        assertThat(received.readInt()).isEqualTo(3);
        assertThat(received.readLong()).isEqualTo(4L);
        assertThat(received.readFloat()).isEqualTo(5.5f);
        assertThat(received.readDouble()).isEqualTo(6.5);
        assertThat(received.readString()).isEqualTo("seven");
        assertThat((byte[]) received.readObject()).containsExactly(8, 9);
        assertThat(received.readObject()).isEqualTo(10L);
        assertThat(received.readObject()).isNull();
        refused(MessageEOFException.class, received::readObject);
    }

    @Test
    void bytesOfAStreamAreReadInPieces() throws Exception {
        // given
        StreamMessage message = session().createStreamMessage();
        message.writeBytes(new byte[] {1, 2, 3, 4, 5});
        message.writeString("next");
        message.reset();

        // when, then
        byte[] piece = new byte[2];
        assertThat(message.readBytes(piece)).isEqualTo(2);
        assertThat(message.readBytes(piece)).isEqualTo(2);
        assertThat(message.readBytes(piece)).isEqualTo(1);
        assertThat(piece[0]).isEqualTo((byte) 5);
        assertThat(message.readString()).isEqualTo("next");
    }

    @Test
    @JudgeDiffers("reads the next value")
    void nothingElseIsReadInTheMiddleOfBytes() throws Exception {
        StreamMessage message = session().createStreamMessage();
        message.writeBytes(new byte[] {1, 2, 3});
        message.writeString("next");
        message.reset();
        assertThat(message.readBytes(new byte[2])).isEqualTo(2);
        refused(MessageFormatException.class, message::readString);
        assertThat(message.readBytes(new byte[2])).isEqualTo(1);
        assertThat(message.readString()).isEqualTo("next");
    }

    @Test
    void bytesOfAStreamThatFillTheRoomEndWithMinusOne() throws Exception {
        StreamMessage message = session().createStreamMessage();
        message.writeBytes(new byte[] {1, 2});
        message.writeBytes(new byte[0]);
        message.reset();
        byte[] room = new byte[2];
        assertThat(message.readBytes(room)).isEqualTo(2);
        assertThat(message.readBytes(room)).isEqualTo(-1);
        assertThat(message.readBytes(room)).isZero();
    }

    @Test
    void aNewStreamCanOnlyBeWrittenAndAResetOneOnlyRead() throws Exception {
        StreamMessage message = session().createStreamMessage();
        refused(MessageNotReadableException.class, message::readObject);
        message.writeInt(1);
        message.reset();
        refused(MessageNotWriteableException.class, () -> message.writeInt(2));
        assertThat(message.readInt()).isEqualTo(1);
        message.clearBody();
        message.writeInt(2);
        refused(MessageNotReadableException.class, message::readInt);
    }

    @Test
    void aStreamTakesNoOtherObjects() throws Exception {
        StreamMessage message = session().createStreamMessage();
        refused(MessageFormatException.class, () -> message.writeObject(new ArrayList<>()));
    }

    @Test
    void objectsArriveEqual() throws Exception {
        Session session = session();
        ArrayList<String> list = new ArrayList<>(List.of("a", "b"));
        assertThat(roundTrip(session, session.createObjectMessage(list)).getObject())
                .isEqualTo(list)
                .isNotSameAs(list);
        assertThat(roundTrip(session, session.createObjectMessage()).getObject())
                .isNull();
        assertThat(roundTrip(session, session.createObjectMessage("text")).getObject())
                .isEqualTo("text");
    }

    @Test
    void anObjectIsCopiedWhenItIsSet() throws Exception {
        ArrayList<String> list = new ArrayList<>(List.of("a"));
        ObjectMessage message = session().createObjectMessage(list);
        list.add("b");
        assertThat(message.getObject()).isEqualTo(List.of("a"));
    }

    @Test
    @JudgeDiffers("throws a plain JMSException")
    void anObjectThatCannotBeSerialisedIsRefused() throws Exception {
        ObjectMessage message = session().createObjectMessage();
        ArrayList<Object> list = new ArrayList<>();
        list.add(new Object());
        refused(MessageFormatException.class, () -> message.setObject(list));
    }

    @Test
    void aReceivedObjectIsReadOnlyUntilCleared() throws Exception {
        Session session = session();
        ObjectMessage received = roundTrip(session, session.createObjectMessage("first"));
        refused(MessageNotWriteableException.class, () -> received.setObject("second"));
        received.clearBody();
        assertThat(received.getObject()).isNull();
        received.setObject("second");
        assertThat(received.getObject()).isEqualTo("second");
    }

    @Test
    void aMessageWithoutBodyArrives() throws Exception {
        Session session = session();
        Message message = session.createMessage();
        message.setStringProperty("event", "started");
        Message received = roundTrip(session, message);
        assertThat(received)
                .isNotInstanceOf(TextMessage.class)
                .isNotInstanceOf(BytesMessage.class)
                .isNotInstanceOf(ObjectMessage.class);
        assertThat(received.getStringProperty("event")).isEqualTo("started");
    }

    @Test
    void clearingTheBodyKeepsThePropertiesAndTheOtherWayRound() throws Exception {
        TextMessage message = session().createTextMessage("body");
        message.setIntProperty("count", 1);
        message.clearBody();
        assertThat(message.getIntProperty("count")).isEqualTo(1);
        message.setText("again");
        message.clearProperties();
        assertThat(message.propertyExists("count")).isFalse();
        assertThat(message.getText()).isEqualTo("again");
    }

    @Test
    void bodiesAreGivenAsTheTypeAskedFor() throws Exception {
        // given
        Session session = session();
        MapMessage map = session.createMapMessage();
        map.setInt("one", 1);
        BytesMessage bytes = session.createBytesMessage();
        bytes.writeBytes(new byte[] {1, 2});

        // when, then
        assertThat(roundTrip(session, session.createTextMessage("text")).getBody(String.class))
                .isEqualTo("text");
        assertThat((Object) roundTrip(session, map).getBody(Map.class)).isEqualTo(Map.of("one", 1));
        assertThat(roundTrip(session, bytes).getBody(byte[].class)).containsExactly(1, 2);
        assertThat(roundTrip(session, session.createObjectMessage("object")).getBody(String.class))
                .isEqualTo("object");
    }

    @Test
    @JudgeDiffers("fails with MessageFormatException")
    void aMessageWithoutBodyGivesNull() throws Exception {
        Session session = session();
        assertThat(roundTrip(session, session.createMessage()).<String>getBody(String.class))
                .isNull();
    }

    @Test
    void aBytesBodyCanBeAskedForTwice() throws Exception {
        Session session = session();
        BytesMessage bytes = session.createBytesMessage();
        bytes.writeBytes(new byte[] {1, 2});
        BytesMessage received = roundTrip(session, bytes);
        assertThat(received.getBody(byte[].class)).containsExactly(1, 2);
        assertThat(received.getBody(byte[].class)).containsExactly(1, 2);
    }

    @Test
    void bodiesAreRefusedAsOtherTypes() throws Exception {
        Session session = session();
        refused(MessageFormatException.class, () -> session.createTextMessage("x")
                .getBody(Integer.class));
        refused(MessageFormatException.class, () -> session.createObjectMessage("x")
                .getBody(Integer.class));
        refused(MessageFormatException.class, () -> session.createStreamMessage()
                .getBody(Object.class));
        MapMessage map = session.createMapMessage();
        map.setInt("one", 1);
        refused(MessageFormatException.class, () -> map.getBody(String.class));
        BytesMessage bytes = session.createBytesMessage();
        bytes.writeInt(1);
        bytes.reset();
        refused(MessageFormatException.class, () -> bytes.getBody(String.class));
    }

    @Test
    void messagesSayWhatTheirBodyCanBeGivenAs() throws Exception {
        Session session = session();
        TextMessage text = session.createTextMessage("x");
        assertThat(text.isBodyAssignableTo(String.class)).isTrue();
        assertThat(text.isBodyAssignableTo(CharSequence.class)).isTrue();
        assertThat(text.isBodyAssignableTo(Object.class)).isTrue();
        assertThat(text.isBodyAssignableTo(Integer.class)).isFalse();
        MapMessage map = session.createMapMessage();
        map.setInt("one", 1);
        assertThat(map.isBodyAssignableTo(Map.class)).isTrue();
        assertThat(map.isBodyAssignableTo(String.class)).isFalse();
        ObjectMessage object = session.createObjectMessage(5);
        assertThat(object.isBodyAssignableTo(Number.class)).isTrue();
        assertThat(object.isBodyAssignableTo(String.class)).isFalse();
        assertThat(session.createStreamMessage().isBodyAssignableTo(Object.class))
                .isFalse();
        assertThat(session.createMessage().isBodyAssignableTo(String.class)).isTrue();
        BytesMessage bytes = session.createBytesMessage();
        bytes.writeInt(1);
        bytes.reset();
        assertThat(bytes.isBodyAssignableTo(byte[].class)).isTrue();
        assertThat(bytes.isBodyAssignableTo(String.class)).isFalse();
    }
}
