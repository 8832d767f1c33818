package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencmq.conformance.JudgeDiffers;

/** Chapters 3.11 and 3.12: bodies of text, of objects and none, and when they may be read and written. */
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
}
