package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.MapMessage;
import jakarta.jms.MessageFormatException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opencmq.conformance.JudgeDiffers;

/** Chapter 3.12: bodies asked for as a type. */
public abstract class BodyTypesChapter extends Chapter {

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
