package org.opencmq.jms.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opencmq.jms.config.TrustedPackages;
import org.opencmq.jms.internal.destination.CmqQueue;

class MessageCopiesTest {

    private final TrustedPackages trusted = TrustedPackages.defaults();

    @Test
    void aMessageOfOursIsTakenAsItIs() throws JMSException {
        CmqTextMessage ours = new CmqTextMessage("t");

        assertThat(MessageCopies.toOurs(ours, trusted)).isSameAs(ours);
    }

    @Test
    void copiesPropertiesAndTheHeadersOfTheClient() throws JMSException {
        // given
        CmqMessage behind = new CmqMessage();
        for (BodyType type : BodyType.values()) {
            if (type.isProperty()) {
                behind.setObjectProperty(type.name().toLowerCase(java.util.Locale.ROOT), type.sample);
            }
        }
        behind.setStringProperty("JMSXGroupID", "g");
        behind.setStringProperty("JMS_Other_flag", null);
        behind.restoreProperty("JMSXDeliveryCount", 4);
        behind.restoreProperty("JMSXUserID", "u");
        behind.restoreProperty("not-a-name", "x");
        behind.setJMSCorrelationID("c");
        behind.setJMSType("type");
        behind.setJMSReplyTo((Queue) () -> "reply");
        behind.markReceived();

        // when
        CmqMessage copy = MessageCopies.toOurs(ForeignMessages.like(behind, Message.class), trusted);

        // then
        assertThat(copy).isNotSameAs(behind).isExactlyInstanceOf(CmqMessage.class);
        assertThat(Collections.list(copy.getPropertyNames()))
                .containsExactly(
                        "boolean",
                        "byte",
                        "short",
                        "int",
                        "long",
                        "float",
                        "double",
                        "string",
                        "JMSXGroupID",
                        "JMS_Other_flag");
        for (String name : Collections.list(copy.getPropertyNames())) {
            assertThat(copy.getObjectProperty(name)).isEqualTo(behind.getObjectProperty(name));
        }
        assertThat(copy.getJMSCorrelationID()).isEqualTo("c");
        assertThat(copy.getJMSType()).isEqualTo("type");
        assertThat(copy.getJMSReplyTo()).isEqualTo(new CmqQueue("reply"));
        copy.setIntProperty("writeable", 1);
    }

    @Test
    void copiesCorrelationBytesWhereThereIsNoText() throws JMSException {
        // given
        Message bytesOnly = foreign(Map.of("getJMSCorrelationIDAsBytes", new byte[] {-1}));
        Message neither = foreign(Map.of("getJMSCorrelationIDAsBytes", new UnsupportedOperationException()));

        // then
        assertThat(MessageCopies.toOurs(bytesOnly, trusted).getJMSCorrelationIDAsBytes())
                .containsExactly(-1);
        assertThat(MessageCopies.toOurs(neither, trusted).getJMSCorrelationIDAsBytes())
                .isNull();
    }

    /** A message without anything but what is said: method names with what they answer or throw. */
    private static Message foreign(Map<String, Object> answers) {
        return (Message) Proxy.newProxyInstance(
                Message.class.getClassLoader(), new Class<?>[] {Message.class}, (proxy, method, arguments) -> {
                    Object answer = answers.get(method.getName());
                    if (answer instanceof Exception refused) {
                        throw refused;
                    }
                    return method.getName().equals("getPropertyNames") ? Collections.emptyEnumeration() : answer;
                });
    }

    @Test
    void copiesText() throws JMSException {
        TextMessage foreign = ForeignMessages.like(new CmqTextMessage("t"), TextMessage.class);

        assertThat(MessageCopies.toOurs(foreign, trusted).getBody(String.class)).isEqualTo("t");
    }

    @Test
    void copiesAllBytesWhereverTheReaderOfTheOriginalIs() throws JMSException {
        // given
        byte[] bytes = new byte[20_000];
        bytes[19_999] = 7;
        BytesMessage foreign = ForeignMessages.like(new CmqBytesMessage(bytes), BytesMessage.class);
        foreign.reset();
        foreign.readLong();

        // when
        CmqBytesMessage copy = (CmqBytesMessage) MessageCopies.toOurs(foreign, trusted);

        // then
        assertThat(copy.bytes()).isEqualTo(bytes);
        assertThat(foreign.readByte()).as("the original is at its beginning").isZero();
    }

    @Test
    void copiesMaps() throws JMSException {
        // given
        CmqMapMessage behind = new CmqMapMessage();
        for (BodyType type : BodyType.values()) {
            behind.setObject(type.name(), type.sample);
        }
        behind.setObject("null", null);

        // when
        Message copy = MessageCopies.toOurs(ForeignMessages.like(behind, MapMessage.class), trusted);

        // then
        assertThat(((CmqMapMessage) copy).values()).usingRecursiveComparison().isEqualTo(behind.values());
    }

    @Test
    void copiesStreams() throws JMSException {
        // given
        CmqStreamMessage behind = new CmqStreamMessage();
        for (BodyType type : BodyType.values()) {
            behind.writeObject(type.sample);
        }
        behind.writeObject(null);

        // when
        Message copy = MessageCopies.toOurs(ForeignMessages.like(behind, StreamMessage.class), trusted);

        // then
        assertThat(((CmqStreamMessage) copy).values().toArray())
                .isEqualTo(behind.values().toArray());
    }

    @Test
    void copiesObjects() throws JMSException {
        // given
        CmqObjectMessage behind = new CmqObjectMessage(trusted);
        behind.setObject("o");

        // then
        assertThat(MessageCopies.toOurs(ForeignMessages.like(behind, ObjectMessage.class), trusted)
                        .getBody(Object.class))
                .isEqualTo("o");
        assertThat(MessageCopies.toOurs(
                                ForeignMessages.like(new CmqObjectMessage(trusted), ObjectMessage.class), trusted)
                        .getBody(Object.class))
                .isNull();
    }

    @Test
    void refusesAReplyToThatIsNoDestination() {
        // given
        CmqMessage behind = new CmqMessage();
        behind.setJMSReplyTo(new Destination() {});

        // then
        assertThatThrownBy(() -> MessageCopies.toOurs(ForeignMessages.like(behind, Message.class), trusted))
                .isInstanceOf(InvalidDestinationException.class);
    }

    @Test
    void setsBackWhatTheSendHasSet() throws JMSException {
        // given
        Message foreign = ForeignMessages.like(new CmqMessage(), Message.class);
        CmqMessage sent = MessageCopies.toOurs(foreign, trusted);
        sent.setJMSDestination(new CmqQueue("d"));
        sent.setJMSDeliveryMode(1);
        sent.setJMSExpiration(2);
        sent.setJMSDeliveryTime(3);
        sent.setJMSPriority(4);
        sent.setJMSMessageID("ID:5");
        sent.setJMSTimestamp(6);

        // when
        MessageCopies.sendHeadersBack(sent, foreign);

        // then
        assertThat(foreign.getJMSDestination()).isEqualTo(new CmqQueue("d"));
        assertThat(List.of(
                        foreign.getJMSDeliveryMode(),
                        foreign.getJMSExpiration(),
                        foreign.getJMSDeliveryTime(),
                        foreign.getJMSPriority(),
                        foreign.getJMSMessageID(),
                        foreign.getJMSTimestamp()))
                .containsExactly(1, 2L, 3L, 4, "ID:5", 6L);
    }
}
