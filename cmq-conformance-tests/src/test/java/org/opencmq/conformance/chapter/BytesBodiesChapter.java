package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotReadableException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencmq.conformance.JudgeDiffers;

/** Chapters 3.11 and 3.12: bodies of bytes. */
@SuppressWarnings("JUnit3FloatingPointComparisonWithoutDelta")
public abstract class BytesBodiesChapter extends Chapter {

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
    void aBytesBodyCanBeAskedForTwice() throws Exception {
        Session session = session();
        BytesMessage bytes = session.createBytesMessage();
        bytes.writeBytes(new byte[] {1, 2});
        BytesMessage received = roundTrip(session, bytes);
        assertThat(received.getBody(byte[].class)).containsExactly(1, 2);
        assertThat(received.getBody(byte[].class)).containsExactly(1, 2);
    }
}
