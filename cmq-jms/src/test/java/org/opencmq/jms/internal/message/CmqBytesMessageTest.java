package org.opencmq.jms.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotReadableException;
import jakarta.jms.MessageNotWriteableException;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class CmqBytesMessageTest {

    private final CmqBytesMessage message = new CmqBytesMessage();

    @FunctionalInterface
    interface Use {
        void on(BytesMessage message) throws JMSException;
    }

    private static final List<Use> READS = List.of(
            BytesMessage::readBoolean,
            BytesMessage::readByte,
            BytesMessage::readUnsignedByte,
            BytesMessage::readShort,
            BytesMessage::readUnsignedShort,
            BytesMessage::readChar,
            BytesMessage::readInt,
            BytesMessage::readLong,
            BytesMessage::readFloat,
            BytesMessage::readDouble,
            BytesMessage::readUTF);

    private static final List<Use> WRITES = List.of(
            m -> m.writeBoolean(true),
            m -> m.writeByte((byte) 1),
            m -> m.writeShort((short) 1),
            m -> m.writeChar('c'),
            m -> m.writeInt(1),
            m -> m.writeLong(1),
            m -> m.writeFloat(1),
            m -> m.writeDouble(1),
            m -> m.writeUTF("t"),
            m -> m.writeBytes(new byte[1]),
            m -> m.writeBytes(new byte[1], 0, 1),
            m -> m.writeObject("o"));

    @Test
    void readsWhatWasWritten() throws JMSException {
        // given
        message.writeBoolean(true);
        message.writeByte((byte) -1);
        message.writeByte((byte) -1);
        message.writeShort((short) -2);
        message.writeShort((short) -2);
        message.writeChar('ß');
        message.writeInt(-3);
        message.writeLong(Long.MIN_VALUE);
        message.writeFloat(Float.NaN);
        message.writeDouble(-0.0);
        message.writeUTF("größe \0 \uD83D\uDE00");
        message.writeBytes(new byte[] {1, 2, 3});
        message.writeBytes(new byte[] {1, 2, 3, 4}, 1, 2);

        // when
        message.reset();

        // then
        assertThat(message.readBoolean()).isTrue();
        assertThat(message.readByte()).isEqualTo((byte) -1);
        assertThat(message.readUnsignedByte()).isEqualTo(255);
        assertThat(message.readShort()).isEqualTo((short) -2);
        assertThat(message.readUnsignedShort()).isEqualTo(65_534);
        assertThat(message.readChar()).isEqualTo('ß');
        assertThat(message.readInt()).isEqualTo(-3);
        assertThat(message.readLong()).isEqualTo(Long.MIN_VALUE);
        assertThat(message.readFloat()).isNaN();
        assertThat(message.readDouble()).isEqualTo(-0.0);
        assertThat(message.readUTF()).isEqualTo("größe \0 \uD83D\uDE00");
        byte[] rest = new byte[8];
        assertThat(message.readBytes(rest)).isEqualTo(5);
        assertThat(rest).startsWith(1, 2, 3, 2, 3);
        assertThat(message.readBytes(rest)).isEqualTo(-1);
    }

    @Test
    void writesObjectsByTheirType() throws JMSException {
        // given
        for (Object value : List.of(true, (byte) 1, (short) 2, 'c', 3, 4L, 5f, 6d, "7", new byte[] {8})) {
            message.writeObject(value);
        }

        // when
        message.reset();

        // then
        assertThat(message.readBoolean()).isTrue();
        assertThat(message.readByte()).isEqualTo((byte) 1);
        assertThat(message.readShort()).isEqualTo((short) 2);
        assertThat(message.readChar()).isEqualTo('c');
        assertThat(message.readInt()).isEqualTo(3);
        assertThat(message.readLong()).isEqualTo(4);
        assertThat(message.readFloat()).isEqualTo(5);
        assertThat(message.readDouble()).isEqualTo(6);
        assertThat(message.readUTF()).isEqualTo("7");
        assertThat(message.readByte()).isEqualTo((byte) 8);
    }

    @Test
    void refusesOtherObjects() {
        assertThatThrownBy(() -> message.writeObject(new BigInteger("1"))).isInstanceOf(MessageFormatException.class);
        assertThatThrownBy(() -> message.writeObject(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void cannotBeReadWhileItIsWritten() {
        for (Use read : READS) {
            assertThatThrownBy(() -> read.on(message)).isInstanceOf(MessageNotReadableException.class);
        }
        assertThatThrownBy(() -> message.readBytes(new byte[1])).isInstanceOf(MessageNotReadableException.class);
        assertThatThrownBy(() -> message.readBytes(new byte[1], 1)).isInstanceOf(MessageNotReadableException.class);
        assertThatThrownBy(message::getBodyLength).isInstanceOf(MessageNotReadableException.class);
    }

    @Test
    void cannotBeWrittenOnceResetOrReceived() throws JMSException {
        // given
        CmqBytesMessage received = new CmqBytesMessage();
        received.markReceived();
        message.reset();

        // then
        for (Use write : WRITES) {
            assertThatThrownBy(() -> write.on(message)).isInstanceOf(MessageNotWriteableException.class);
            assertThatThrownBy(() -> write.on(received)).isInstanceOf(MessageNotWriteableException.class);
        }
    }

    @Test
    void canBeWrittenAndNotReadAfterClearing() throws JMSException {
        // given
        message.writeInt(1);
        message.markReceived();

        // when
        message.clearBody();

        // then
        assertThatThrownBy(message::readInt).isInstanceOf(MessageNotReadableException.class);
        for (Use write : WRITES) {
            write.on(message);
        }
        message.reset();
        assertThat(message.readBoolean()).isTrue();
    }

    @Test
    void everyReadAtTheEndSaysSo() {
        // given
        message.reset();

        // then
        for (Use read : READS) {
            assertThatThrownBy(() -> read.on(message)).isInstanceOf(MessageEOFException.class);
        }
    }

    @Test
    void aReadThatFindsTooFewBytesConsumesNone() throws JMSException {
        // given
        message.writeShort((short) 0x0102);
        message.reset();

        // then
        assertThatThrownBy(message::readLong).isInstanceOf(MessageEOFException.class);
        assertThatThrownBy(message::readUTF).isInstanceOf(MessageEOFException.class);
        assertThat(message.readShort()).isEqualTo((short) 0x0102);
    }

    @Test
    void refusesBytesThatAreNoText() throws JMSException {
        // given
        message.writeShort((short) 1);
        message.writeByte((byte) 0xFF);
        message.reset();

        // then
        assertThatThrownBy(message::readUTF).isInstanceOf(MessageFormatException.class);
        assertThat(message.readShort()).isEqualTo((short) 1);
    }

    @Test
    void refusesTextThatIsTooLong() throws JMSException {
        // when
        assertThatThrownBy(() -> message.writeUTF("x".repeat(65_536))).isInstanceOf(MessageFormatException.class);

        // then
        message.reset();
        assertThat(message.getBodyLength()).isZero();
    }

    @Test
    void readsInPiecesAndTellsTheEnd() throws JMSException {
        // given
        message.writeBytes(new byte[] {1, 2, 3, 4, 5});
        message.reset();
        byte[] buffer = new byte[3];

        // then
        assertThat(message.readBytes(buffer, 2)).isEqualTo(2);
        assertThat(buffer).containsExactly(1, 2, 0);
        assertThat(message.readBytes(buffer)).isEqualTo(3);
        assertThat(buffer).containsExactly(3, 4, 5);
        assertThat(message.readBytes(buffer)).isEqualTo(-1);
        assertThat(message.readBytes(buffer, 1)).isEqualTo(-1);
    }

    @Test
    void refusesALengthOutsideTheBufferAndReadsNothing() throws JMSException {
        // given
        message.writeByte((byte) 1);
        message.reset();

        // then
        assertThatThrownBy(() -> message.readBytes(new byte[1], -1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> message.readBytes(new byte[1], 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(message.readBytes(new byte[1], 0)).isZero();
        assertThat(message.readByte()).isEqualTo((byte) 1);
    }

    @Test
    void tellsItsLengthWhereverTheReaderIs() throws JMSException {
        // given
        message.writeInt(1);
        message.reset();

        // when
        message.readShort();

        // then
        assertThat(message.getBodyLength()).isEqualTo(4);
    }

    @Test
    void sharesNoArrayWithTheApplication() throws JMSException {
        // given
        byte[] bytes = {1};
        message.writeBytes(bytes);

        // when
        bytes[0] = 2;

        // then
        assertThat(message.bytes()).containsExactly(1);
        message.getBody(byte[].class)[0] = 3;
        assertThat(message.bytes()).containsExactly(1);
    }

    @Test
    void gettingTheBodyResetsBeforeAndAfter() throws JMSException {
        // given
        message.writeShort((short) 0x0102);

        // then
        assertThat(message.getBody(byte[].class)).containsExactly(1, 2);
        assertThat(message.readByte()).isEqualTo((byte) 1);
        assertThat((byte[]) message.getBody(Object.class)).containsExactly(1, 2);
        assertThat(message.readByte()).isEqualTo((byte) 1);
    }

    @Test
    void canBeEncodedWhileItIsWrittenAndWrittenOn() throws JMSException {
        // given
        message.writeByte((byte) 1);

        // when
        byte[] first = message.bytes();
        message.writeByte((byte) 2);

        // then
        assertThat(first).containsExactly(1);
        assertThat(message.bytes()).containsExactly(1, 2);
    }
}
