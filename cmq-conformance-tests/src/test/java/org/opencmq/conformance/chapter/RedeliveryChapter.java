package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Chapter 6.2.10 and 6.2.11: recover, JMSRedelivered and JMSXDeliveryCount. */
public abstract class RedeliveryChapter extends Chapter {

    @Test
    void recoverDeliversUnacknowledgedMessagesAgainInOrder() throws Exception {
        // given
        Session session = session(Session.CLIENT_ACKNOWLEDGE);
        Queue queue = queue(session);
        send(session, queue, "1", "2", "3");
        MessageConsumer consumer = session.createConsumer(queue);
        receive(consumer).acknowledge();
        assertThat(receiveTexts(consumer, 2)).containsExactly("2", "3");

        // when
        session.recover();

        // then
        for (String text : new String[] {"2", "3"}) {
            Message again = receive(consumer);
            assertThat(again.getBody(String.class)).isEqualTo(text);
            assertThat(again.getJMSRedelivered()).isTrue();
            assertThat(again.getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
            again.acknowledge();
        }
    }

    @Test
    void recoverDeliversBeforeWhatCameLater() throws Exception {
        Session session = session(Session.CLIENT_ACKNOWLEDGE);
        Queue queue = queue(session);
        send(session, queue, "1", "2");
        MessageConsumer consumer = session.createConsumer(queue);
        assertThat(receiveTexts(consumer, 2)).containsExactly("1", "2");
        send(session, queue, "3");
        session.recover();
        assertThat(receiveTexts(consumer, 3)).containsExactly("1", "2", "3");
    }

    @Test
    void theCountGrowsWithEachDelivery() throws Exception {
        Session session = session(Session.CLIENT_ACKNOWLEDGE);
        Queue queue = queue(session);
        send(session, queue, "x");
        MessageConsumer consumer = session.createConsumer(queue);
        for (int count = 1; count <= 4; count++) {
            Message message = receive(consumer);
            assertThat(message.getIntProperty("JMSXDeliveryCount")).isEqualTo(count);
            assertThat(message.getJMSRedelivered()).isEqualTo(count > 1);
            assertThat(message.getLongProperty("JMSXDeliveryCount")).isEqualTo(count);
            session.recover();
        }
    }

    @Test
    void recoverWithNothingToRecoverIsHarmless() throws Exception {
        for (int mode : new int[] {Session.AUTO_ACKNOWLEDGE, Session.CLIENT_ACKNOWLEDGE, Session.DUPS_OK_ACKNOWLEDGE}) {
            session(mode).recover();
        }
    }

    @Test
    void anAutoAcknowledgedMessageIsNotRecovered() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        send(session, queue, "x");
        MessageConsumer consumer = session.createConsumer(queue);
        receive(consumer);
        session.recover();
        expectNothing(consumer);
    }

    @Test
    void recoverWorksOnSubscriptions() throws Exception {
        Session session = session(Session.CLIENT_ACKNOWLEDGE);
        Topic topic = topic(session);
        MessageConsumer consumer = session.createConsumer(topic);
        send(session, topic, "1", "2");
        assertThat(receiveTexts(consumer, 2)).containsExactly("1", "2");
        session.recover();
        Message again = receive(consumer);
        assertThat(again.getBody(String.class)).isEqualTo("1");
        assertThat(again.getJMSRedelivered()).isTrue();
        assertThat(receiveText(consumer)).isEqualTo("2");
    }

    @Test
    void eachSubscriberCountsForItself() throws Exception {
        Session session = session(Session.CLIENT_ACKNOWLEDGE);
        Topic topic = topic(session);
        MessageConsumer one = session.createConsumer(topic);
        MessageConsumer two = session().createConsumer(topic);
        send(session, topic, "x");
        receive(one);
        session.recover();
        assertThat(receive(one).getJMSRedelivered()).isTrue();
        Message other = receive(two);
        assertThat(other.getJMSRedelivered()).isFalse();
        assertThat(other.getIntProperty("JMSXDeliveryCount")).isEqualTo(1);
    }

    @Test
    void recoverInsideAListenerDeliversAgain() throws Exception {
        // given
        Session session = session(Session.CLIENT_ACKNOWLEDGE);
        Queue queue = queue(session);
        BlockingQueue<Boolean> redelivered = new LinkedBlockingQueue<>();
        Attempt attempt = new Attempt();
        session.createConsumer(queue)
                .setMessageListener(message -> attempt.at(() -> {
                    redelivered.add(message.getJMSRedelivered());
                    if (message.getJMSRedelivered()) {
                        message.acknowledge();
                    } else {
                        session.recover();
                    }
                }));

        // when
        send(session(), queue, "x");

        // then
        assertThat(soon(redelivered)).isFalse();
        assertThat(soon(redelivered)).isTrue();
        assertThat(soon(attempt.outcomes)).isSameAs(Attempt.SUCCESS);
    }

    @Test
    void rollbackInsideAListenerDeliversAgain() throws Exception {
        Session session = session(Session.SESSION_TRANSACTED);
        Queue queue = queue(session);
        BlockingQueue<Integer> counts = new LinkedBlockingQueue<>();
        Attempt attempt = new Attempt();
        session.createConsumer(queue)
                .setMessageListener(message -> attempt.at(() -> {
                    counts.add(message.getIntProperty("JMSXDeliveryCount"));
                    if (message.getJMSRedelivered()) {
                        session.commit();
                    } else {
                        session.rollback();
                    }
                }));
        send(session(), queue, "x");
        assertThat(soon(counts)).isEqualTo(1);
        assertThat(soon(counts)).isEqualTo(2);
    }

    @Test
    void aListenerThatThrowsGetsTheMessageAgain() throws Exception {
        for (int mode : new int[] {Session.AUTO_ACKNOWLEDGE, Session.DUPS_OK_ACKNOWLEDGE}) {
            Session session = session(mode);
            Queue queue = queue(session);
            BlockingQueue<Boolean> redelivered = new LinkedBlockingQueue<>();
            Attempt attempt = new Attempt();
            session.createConsumer(queue).setMessageListener(message -> {
                attempt.at(() -> redelivered.add(message.getJMSRedelivered()));
                if (redelivered.size() == 1) {
                    throw new java.lang.IllegalStateException("the first time fails");
                }
            });
            send(session(), queue, "x");
            assertThat(soon(attempt.outcomes)).isSameAs(Attempt.SUCCESS);
            assertThat(soon(attempt.outcomes)).isSameAs(Attempt.SUCCESS);
            assertThat(redelivered).containsExactly(false, true);
        }
    }

    @Test
    void aListenerThatThrowsGetsTheNextMessageWhereAcknowledgingIsItsOwnBusiness() throws Exception {
        for (int mode : new int[] {Session.CLIENT_ACKNOWLEDGE, Session.SESSION_TRANSACTED}) {
            // given
            Session session = session(mode);
            Queue queue = queue(session);
            Recorded recorded = new Recorded();
            session.createConsumer(queue).setMessageListener(message -> {
                recorded.onMessage(message);
                if (recorded.threads.size() == 1) {
                    throw new java.lang.IllegalStateException("the first one fails");
                }
            });

            // when
            send(session(), queue, "1", "2");

            // then
            assertThat(soon(recorded.messages).getBody(String.class)).isEqualTo("1");
            assertThat(soon(recorded.messages).getBody(String.class)).isEqualTo("2");
            assertThat(recorded.messages.poll(BRIEFLY, TimeUnit.MILLISECONDS)).isNull();
        }
    }
}
