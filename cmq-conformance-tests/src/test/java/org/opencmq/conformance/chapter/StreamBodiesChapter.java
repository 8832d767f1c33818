package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotReadableException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.opencmq.conformance.JudgeDiffers;

/** Chapters 3.11 and 3.12: bodies that are streams of values. */
@SuppressWarnings("JUnit3FloatingPointComparisonWithoutDelta")
public abstract class StreamBodiesChapter extends Chapter {

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
}
