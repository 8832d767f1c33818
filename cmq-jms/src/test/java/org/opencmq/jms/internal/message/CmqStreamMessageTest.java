package org.opencmq.jms.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotReadableException;
import jakarta.jms.MessageNotWriteableException;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CmqStreamMessageTest {

    private final CmqStreamMessage message = new CmqStreamMessage();

    @ParameterizedTest
    @EnumSource(BodyType.class)
    void cannotBeReadWhileItIsWritten(BodyType type) {
        assertThatThrownBy(() -> type.readStream(message)).isInstanceOf(MessageNotReadableException.class);
        assertThatThrownBy(message::readObject).isInstanceOf(MessageNotReadableException.class);
    }

    @ParameterizedTest
    @EnumSource(BodyType.class)
    void cannotBeWrittenOnceResetOrReceived(BodyType type) {
        // given
        CmqStreamMessage received = new CmqStreamMessage();
        received.markReceived();
        message.reset();

        // then
        for (CmqStreamMessage each : new CmqStreamMessage[] {message, received}) {
            assertThatThrownBy(() -> type.writeStream(each)).isInstanceOf(MessageNotWriteableException.class);
            assertThatThrownBy(() -> each.writeObject(type.sample)).isInstanceOf(MessageNotWriteableException.class);
            assertThatThrownBy(() -> each.writeBytes(new byte[2], 0, 1))
                    .isInstanceOf(MessageNotWriteableException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(BodyType.class)
    void everyReadAtTheEndSaysSo(BodyType type) throws Exception {
        // given
        message.writeInt(1);
        message.reset();
        message.readInt();

        // then
        assertThatThrownBy(() -> type.readStream(message)).isInstanceOf(MessageEOFException.class);
        assertThatThrownBy(message::readObject).isInstanceOf(MessageEOFException.class);
    }

    @ParameterizedTest
    @EnumSource(BodyType.class)
    void writesAndReadsObjectsByTheirType(BodyType type) throws JMSException {
        // given
        message.writeObject(type.sample);
        message.reset();

        // then
        assertThat(message.readObject()).isEqualTo(type.sample);
    }

    @Test
    void refusesOtherObjects() throws JMSException {
        assertThatThrownBy(() -> message.writeObject(new BigInteger("1"))).isInstanceOf(MessageFormatException.class);

        message.writeObject(null);
        assertThat(message.values()).containsExactly((Object) null);
    }

    @Test
    void writesAPartOfAnArray() throws JMSException {
        // given
        message.writeBytes(new byte[] {1, 2, 3, 4}, 1, 2);
        message.reset();

        // then
        assertThat((byte[]) message.readObject()).containsExactly(2, 3);
        message.clearBody();
        assertThatThrownBy(() -> message.writeBytes(new byte[2], 1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void handsOutAnArrayInPieces() throws JMSException {
        // given
        message.writeBytes(new byte[] {1, 2, 3, 4, 5});
        message.writeInt(6);
        message.reset();
        byte[] buffer = new byte[2];

        // then
        assertThat(message.readBytes(buffer)).isEqualTo(2);
        assertThat(buffer).containsExactly(1, 2);
        assertThat(message.readBytes(buffer)).isEqualTo(2);
        assertThat(buffer).containsExactly(3, 4);
        assertThat(message.readBytes(buffer)).isEqualTo(1);
        assertThat(buffer).startsWith(5);
        assertThat(message.readInt()).isEqualTo(6);
    }

    @Test
    void anArrayThatFillsTheBufferNeedsOneMoreReadToTellItsEnd() throws JMSException {
        // given
        message.writeBytes(new byte[] {1, 2});
        message.writeBytes(new byte[] {3, 4});
        message.reset();
        byte[] buffer = new byte[2];

        // then
        assertThat(message.readBytes(buffer)).isEqualTo(2);
        assertThat(message.readBytes(buffer)).isEqualTo(-1);
        assertThat(message.readBytes(buffer)).isEqualTo(2);
        assertThat(buffer).containsExactly(3, 4);
        assertThat(message.readBytes(buffer)).isEqualTo(-1);
        assertThatThrownBy(() -> message.readBytes(buffer)).isInstanceOf(MessageEOFException.class);
    }

    @Test
    void aShortPieceEndsTheArrayAndTheNextReadBeginsTheNext() throws JMSException {
        // given
        message.writeBytes(new byte[] {1});
        message.writeBytes(new byte[] {2, 3});
        message.reset();
        byte[] buffer = new byte[4];

        // then
        assertThat(message.readBytes(buffer)).isEqualTo(1);
        assertThat(message.readBytes(buffer)).isEqualTo(2);
        assertThat(buffer).startsWith(2, 3);
    }

    @Test
    void aLoopUntilTheEndIsToldEndsWhenNoArrayFollows() throws JMSException {
        // given
        message.writeBytes(new byte[] {1});
        message.writeInt(2);
        message.reset();
        byte[] buffer = new byte[4];

        // then
        assertThat(message.readBytes(buffer)).isEqualTo(1);
        assertThat(message.readBytes(buffer)).isEqualTo(-1);
        assertThat(message.readInt()).isEqualTo(2);
    }

    @Test
    void anEmptyArrayIsReadAtOnce() throws JMSException {
        // given
        message.writeBytes(new byte[0]);
        message.writeInt(1);
        message.reset();

        // then
        assertThat(message.readBytes(new byte[4])).isZero();
        assertThat(message.readInt()).isEqualTo(1);
    }

    @Test
    void nullInPlaceOfAnArrayIsItsEnd() throws JMSException {
        // given
        message.writeBytes(null);
        message.writeInt(1);
        message.reset();

        // then
        assertThat(message.readBytes(new byte[4])).isEqualTo(-1);
        assertThat(message.readInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(value = BodyType.class, mode = EnumSource.Mode.EXCLUDE, names = "BYTES")
    void aPartlyReadArrayMustBeReadOnBeforeAnythingElse(BodyType type) throws JMSException {
        // given
        message.writeBytes(new byte[] {1, 2, 3});
        message.writeString("1");
        message.reset();
        message.readBytes(new byte[2]);

        // then
        assertThatThrownBy(() -> type.readStream(message)).isInstanceOf(MessageFormatException.class);
        assertThatThrownBy(message::readObject).isInstanceOf(MessageFormatException.class);
        assertThat(message.readBytes(new byte[2])).isEqualTo(1);
        assertThat(message.readString()).isEqualTo("1");
    }

    @Test
    void resetGoesBackToTheBeginningEvenInAnArray() throws JMSException {
        // given
        message.writeBytes(new byte[] {1, 2, 3});
        message.reset();
        message.readBytes(new byte[1]);

        // when
        message.reset();

        // then
        assertThat((byte[]) message.readObject()).containsExactly(1, 2, 3);
    }

    @Test
    void sharesNoArrayWithTheApplication() throws JMSException {
        // given
        byte[] bytes = {1};
        message.writeBytes(bytes);
        message.writeObject(bytes);

        // when
        bytes[0] = 2;
        message.reset();
        ((byte[]) message.readObject())[0] = 3;
        message.reset();

        // then
        assertThat((byte[]) message.readObject()).containsExactly(1);
        assertThat((byte[]) message.readObject()).containsExactly(1);
    }

    @Test
    void canBeWrittenAfterClearing() throws JMSException {
        // given
        message.writeInt(1);
        message.markReceived();

        // when
        message.clearBody();
        message.writeInt(2);
        message.reset();

        // then
        assertThat(message.readInt()).isEqualTo(2);
        assertThatThrownBy(message::readInt).isInstanceOf(MessageEOFException.class);
    }

    @Test
    void canBeEncodedWhileItIsWrittenAndWrittenOn() throws JMSException {
        // given
        message.writeInt(1);

        // then
        assertThat(message.values()).containsExactly(1);
        message.writeInt(2);
        assertThat(message.values()).containsExactly(1, 2);
    }
}
