package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.ConnectionMetaData;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opencmq.conformance.JudgeDiffers;

/** Chapter 3.5: message properties. */
public abstract class MessagePropertiesChapter extends Chapter {

    @Test
    void everyTypeOfPropertyArrives() throws Exception {
        // given
        Session session = session();
        Message message = session.createMessage();
        message.setBooleanProperty("aBoolean", true);
        message.setByteProperty("aByte", (byte) -1);
        message.setShortProperty("aShort", (short) 2);
        message.setIntProperty("anInt", Integer.MAX_VALUE);
        message.setLongProperty("aLong", Long.MIN_VALUE);
        message.setFloatProperty("aFloat", 1.25f);
        message.setDoubleProperty("aDouble", 3.0);
        message.setStringProperty("aString", "text 讯");
        message.setObjectProperty("anObject", 7L);

        // when
        Message received = roundTrip(session, message);

        // then
        assertThat(received.getObjectProperty("aBoolean")).isEqualTo(true);
        assertThat(received.getObjectProperty("aByte")).isEqualTo((byte) -1);
        assertThat(received.getObjectProperty("aShort")).isEqualTo((short) 2);
        assertThat(received.getObjectProperty("anInt")).isEqualTo(Integer.MAX_VALUE);
        assertThat(received.getObjectProperty("aLong")).isEqualTo(Long.MIN_VALUE);
        assertThat(received.getObjectProperty("aFloat")).isEqualTo(1.25f);
        assertThat(received.getObjectProperty("aDouble")).isEqualTo(3.0);
        assertThat(received.getObjectProperty("aString")).isEqualTo("text 讯");
        assertThat(received.getObjectProperty("anObject")).isEqualTo(7L);
    }

    @Test
    void extremeNumbersArrive() throws Exception {
        Session session = session();
        Message message = session.createMessage();
        Map<String, Object> values = Map.of(
                "nan", Double.NaN,
                "infinite", Double.NEGATIVE_INFINITY,
                "tiny", Double.MIN_VALUE,
                "minusZero", -0.0,
                "floatNan", Float.NaN,
                "floatMax", Float.MAX_VALUE);
        for (Map.Entry<String, Object> value : values.entrySet()) {
            message.setObjectProperty(value.getKey(), value.getValue());
        }
        Message received = roundTrip(session, message);
        for (Map.Entry<String, Object> value : values.entrySet()) {
            assertThat(received.getObjectProperty(value.getKey())).isEqualTo(value.getValue());
        }
    }

    @Test
    void aStringPropertyMayBeNull() throws Exception {
        Session session = session();
        Message message = session.createMessage();
        message.setStringProperty("nothing", null);
        message.setObjectProperty("object", null);
        assertThat(message.propertyExists("nothing")).isTrue();
        Message received = roundTrip(session, message);
        assertThat(received.getStringProperty("nothing")).isNull();
        assertThat(received.getObjectProperty("object")).isNull();
    }

    @Test
    void propertyNamesAreTheApplicationsAndTheDeliveryCount() throws Exception {
        Session session = session();
        Message message = session.createMessage();
        message.setIntProperty("one", 1);
        message.setStringProperty("two", "2");
        assertThat(names(message)).filteredOn(name -> !name.startsWith("JMSX")).containsExactlyInAnyOrder("one", "two");
        assertThat(names(roundTrip(session, message)))
                .contains("one", "two", "JMSXDeliveryCount")
                .allMatch(name -> name.matches("one|two|JMSX.*"));
    }

    private static List<String> names(Message message) throws Exception {
        List<String> names = new ArrayList<>();
        for (Object name : list(message.getPropertyNames())) {
            names.add((String) name);
        }
        return names;
    }

    @Test
    void headersAreNoProperties() throws Exception {
        Session session = session();
        Message message = session.createMessage();
        message.setJMSType("type");
        message.setJMSCorrelationID("correlation");
        assertThat(names(roundTrip(session, message))).noneMatch(name -> name.matches("JMS[^X_].*"));
    }

    @Test
    void absentPropertiesReadAsNull() throws Exception {
        Message message = session().createMessage();
        assertThat(message.propertyExists("none")).isFalse();
        assertThat(message.getObjectProperty("none")).isNull();
        assertThat(message.getStringProperty("none")).isNull();
        assertThat(message.getBooleanProperty("none")).isFalse();
        refused(NumberFormatException.class, () -> message.getByteProperty("none"));
        refused(NumberFormatException.class, () -> message.getShortProperty("none"));
        refused(NumberFormatException.class, () -> message.getIntProperty("none"));
        refused(NumberFormatException.class, () -> message.getLongProperty("none"));
        refused(NullPointerException.class, () -> message.getFloatProperty("none"));
        refused(NullPointerException.class, () -> message.getDoubleProperty("none"));
    }

    @Test
    void namesMustBeGiven() throws Exception {
        Message message = session().createMessage();
        refused(IllegalArgumentException.class, () -> message.setStringProperty("", "x"));
        refused(IllegalArgumentException.class, () -> message.setStringProperty(null, "x"));
        refused(IllegalArgumentException.class, () -> message.setIntProperty("", 1));
        refused(IllegalArgumentException.class, () -> message.setObjectProperty(null, 1));
    }

    @Test
    void otherObjectsAreRefused() throws Exception {
        Message message = session().createMessage();
        refused(MessageFormatException.class, () -> message.setObjectProperty("list", new ArrayList<>()));
    }

    @Test
    @JudgeDiffers("takes them")
    void bytesAreNoProperty() throws Exception {
        Message message = session().createMessage();
        refused(MessageFormatException.class, () -> message.setObjectProperty("bytes", new byte[1]));
    }

    @Test
    void propertiesAreReadOnlyOnceReceivedUntilCleared() throws Exception {
        // given
        Session session = session();
        Message message = session.createMessage();
        message.setIntProperty("one", 1);
        Message received = roundTrip(session, message);

        // when, then
        refused(MessageNotWriteableException.class, () -> received.setBooleanProperty("x", true));
        refused(MessageNotWriteableException.class, () -> received.setByteProperty("x", (byte) 1));
        refused(MessageNotWriteableException.class, () -> received.setShortProperty("x", (short) 1));
        refused(MessageNotWriteableException.class, () -> received.setIntProperty("x", 1));
        refused(MessageNotWriteableException.class, () -> received.setLongProperty("x", 1));
        refused(MessageNotWriteableException.class, () -> received.setFloatProperty("x", 1));
        refused(MessageNotWriteableException.class, () -> received.setDoubleProperty("x", 1));
        refused(MessageNotWriteableException.class, () -> received.setStringProperty("x", "1"));
        refused(MessageNotWriteableException.class, () -> received.setObjectProperty("x", 1));
        received.clearProperties();
        assertThat(received.propertyExists("one")).isFalse();
        received.setIntProperty("two", 2);
        assertThat(received.getIntProperty("two")).isEqualTo(2);
    }

    @Test
    void groupPropertiesTravel() throws Exception {
        Session session = session();
        Message message = session.createMessage();
        message.setStringProperty("JMSXGroupID", "group");
        message.setIntProperty("JMSXGroupSeq", 3);
        Message received = roundTrip(session, message);
        assertThat(received.getStringProperty("JMSXGroupID")).isEqualTo("group");
        assertThat(received.getIntProperty("JMSXGroupSeq")).isEqualTo(3);
    }

    @Test
    void sendingWritesNoPropertyOfTheReceiver() throws Exception {
        Session session = session();
        Message message = session.createMessage();
        message.setIntProperty("one", 1);
        session.createProducer(queue(session)).send(message);
        assertThat(names(message)).filteredOn(name -> !name.startsWith("JMSX")).containsExactly("one");
        message.setIntProperty("two", 2);
        assertThat(message.getIntProperty("two")).isEqualTo(2);
    }

    @Test
    void theMetadataNameTheSupportedProperties() throws Exception {
        ConnectionMetaData metadata = stopped().getMetaData();
        List<String> names = new ArrayList<>();
        for (Object name : list(metadata.getJMSXPropertyNames())) {
            names.add((String) name);
        }
        assertThat(names).contains("JMSXGroupID", "JMSXGroupSeq", "JMSXDeliveryCount");
    }

    @Test
    void doublesAndStringsConvertAsTheTableSays() throws Exception {
        Message message = session().createMessage();
        message.setStringProperty("number", "12");
        assertThat(message.getByteProperty("number")).isEqualTo((byte) 12);
        assertThat(message.getShortProperty("number")).isEqualTo((short) 12);
        assertThat(message.getIntProperty("number")).isEqualTo(12);
        assertThat(message.getLongProperty("number")).isEqualTo(12L);
        assertThat(message.getFloatProperty("number")).isEqualTo(12f);
        assertThat(message.getDoubleProperty("number")).isEqualTo(12d);
        assertThat(message.getBooleanProperty("number")).isFalse();
        message.setStringProperty("word", "true");
        assertThat(message.getBooleanProperty("word")).isTrue();
        refused(NumberFormatException.class, () -> message.getIntProperty("word"));
        message.setByteProperty("byte", (byte) 1);
        assertThat(message.getShortProperty("byte")).isEqualTo((short) 1);
        assertThat(message.getIntProperty("byte")).isEqualTo(1);
        assertThat(message.getLongProperty("byte")).isEqualTo(1L);
        assertThat(message.getStringProperty("byte")).isEqualTo("1");
        message.setFloatProperty("float", 1.5f);
        assertThat(message.getDoubleProperty("float")).isEqualTo(1.5);
    }

    @Test
    void narrowingConversionsAreRefused() throws Exception {
        Message message = session().createMessage();
        message.setLongProperty("long", 1);
        message.setDoubleProperty("double", 1);
        message.setBooleanProperty("boolean", true);
        refused(MessageFormatException.class, () -> message.getIntProperty("long"));
        refused(MessageFormatException.class, () -> message.getDoubleProperty("long"));
        refused(MessageFormatException.class, () -> message.getFloatProperty("double"));
        refused(MessageFormatException.class, () -> message.getLongProperty("double"));
        refused(MessageFormatException.class, () -> message.getIntProperty("boolean"));
        refused(MessageFormatException.class, () -> message.getBooleanProperty("long"));
    }
}
