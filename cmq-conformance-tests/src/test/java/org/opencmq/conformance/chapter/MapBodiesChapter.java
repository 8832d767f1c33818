package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.MapMessage;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.Session;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Chapters 3.11 and 3.12: bodies of names and values. */
@SuppressWarnings("JUnit3FloatingPointComparisonWithoutDelta")
public abstract class MapBodiesChapter extends Chapter {

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
}
