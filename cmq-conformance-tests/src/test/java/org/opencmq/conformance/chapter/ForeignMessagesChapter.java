package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import org.junit.jupiter.api.Test;
import org.opencmq.conformance.JudgeDiffers;

/** Chapter 3.12.4 and 7.4: messages that another provider made can be sent too. */
public abstract class ForeignMessagesChapter extends Chapter {

    @Test
    void aForeignTextMessageIsCopiedAndGetsTheHeaders() throws Exception {
        // given
        Session session = session();
        Queue queue = queue(session);
        TextMessage mine = session.createTextMessage("text");
        mine.setIntProperty("count", 3);
        mine.setJMSCorrelationID("correlation");
        mine.setJMSType("type");
        TextMessage foreign = ForeignMessage.text(mine);

        // when
        session.createProducer(queue).send(foreign, DeliveryMode.NON_PERSISTENT, 6, 60_000);

        // then
        TextMessage received = (TextMessage) receive(session.createConsumer(queue));
        assertThat(received.getText()).isEqualTo("text");
        assertThat(received.getIntProperty("count")).isEqualTo(3);
        assertThat(received.getJMSCorrelationID()).isEqualTo("correlation");
        assertThat(received.getJMSType()).isEqualTo("type");
        assertThat(foreign.getJMSMessageID()).isEqualTo(received.getJMSMessageID());
        assertThat(foreign.getJMSTimestamp()).isEqualTo(received.getJMSTimestamp());
        assertThat(foreign.getJMSDestination()).isEqualTo(queue);
        assertThat(foreign.getJMSPriority()).isEqualTo(6);
        assertThat(foreign.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(foreign.getJMSExpiration())
                .isEqualTo(received.getJMSExpiration())
                .isPositive();
        assertThat(foreign.getJMSDeliveryTime()).isEqualTo(received.getJMSDeliveryTime());
    }

    @Test
    void foreignBytesAreCopied() throws Exception {
        Session session = session();
        BytesMessage bytes = session.createBytesMessage();
        bytes.writeInt(1);
        bytes.writeUTF("two");
        bytes.reset();
        BytesMessage received = roundTrip(session, ForeignMessage.of(BytesMessage.class, bytes));
        assertThat(received.readInt()).isEqualTo(1);
        assertThat(received.readUTF()).isEqualTo("two");
    }

    @Test
    void aForeignMapIsCopied() throws Exception {
        Session session = session();
        MapMessage map = session.createMapMessage();
        map.setLong("one", 1);
        map.setBytes("two", new byte[] {2});
        MapMessage received = roundTrip(session, ForeignMessage.of(MapMessage.class, map));
        assertThat(received.getObject("one")).isEqualTo(1L);
        assertThat(received.getBytes("two")).containsExactly(2);
    }

    @Test
    void aForeignStreamIsCopied() throws Exception {
        Session session = session();
        StreamMessage stream = session.createStreamMessage();
        stream.writeInt(1);
        stream.writeString("two");
        stream.reset();
        StreamMessage received = roundTrip(session, ForeignMessage.of(StreamMessage.class, stream));
        assertThat(received.readObject()).isEqualTo(1);
        assertThat(received.readObject()).isEqualTo("two");
    }

    @Test
    void aForeignObjectIsCopied() throws Exception {
        Session session = session();
        ObjectMessage object = session.createObjectMessage(42L);
        assertThat(roundTrip(session, ForeignMessage.of(ObjectMessage.class, object))
                        .getObject())
                .isEqualTo(42L);
    }

    @Test
    void aForeignMessageWithoutBodyIsCopied() throws Exception {
        Session session = session();
        Message plain = session.createMessage();
        plain.setStringProperty("event", "started");
        Message received = roundTrip(session, ForeignMessage.of(Message.class, plain));
        assertThat(received.getStringProperty("event")).isEqualTo("started");
    }

    @Test
    @JudgeDiffers("throws NullPointerException")
    void nullIsNoMessage() throws Exception {
        Session session = session();
        refused(MessageFormatException.class, () -> session.createProducer(queue(session))
                .send(null));
    }

    @Test
    void aForeignBodyThatIsBeingWrittenIsSentWhole() throws Exception {
        Session session = session();
        BytesMessage bytes = session.createBytesMessage();
        bytes.writeInt(1);
        assertThat(roundTrip(session, ForeignMessage.of(BytesMessage.class, bytes))
                        .readInt())
                .isEqualTo(1);
        StreamMessage stream = session.createStreamMessage();
        stream.writeString("one");
        stream.writeChar('2');
        StreamMessage received = roundTrip(session, ForeignMessage.of(StreamMessage.class, stream));
        assertThat(received.readString()).isEqualTo("one");
        assertThat(received.readChar()).isEqualTo('2');
    }
}
