package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import org.junit.jupiter.api.Test;
import org.opencmq.conformance.JudgeDiffers;

/** Chapters 6.1.5, 6.1.8, 6.2.5, 6.2.15 and 7.3: what a listener must not do to what calls it. */
public abstract class ThreadRulesChapter extends Chapter {

    private Object inMessageListener(Session session, Attempt.Call call) throws Exception {
        Queue queue = queue(session);
        Attempt attempt = new Attempt();
        session.createConsumer(queue).setMessageListener(message -> attempt.at(call));
        send(session(), queue, "x");
        return soon(attempt.outcomes);
    }

    @Test
    void aMessageListenerMustNotCloseItsConnection() throws Exception {
        Connection connection = started();
        assertThat(inMessageListener(connection.createSession(), connection::close))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMessageListenerMustNotStopItsConnection() throws Exception {
        Connection connection = started();
        assertThat(inMessageListener(connection.createSession(), connection::stop))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMessageListenerMustNotCloseItsSession() throws Exception {
        Session session = session();
        assertThat(inMessageListener(session, session::close)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMessageListenerMayCloseAnotherConnection() throws Exception {
        Connection other = started();
        assertThat(inMessageListener(session(), other::close)).isSameAs(Attempt.SUCCESS);
    }

    private Object inContextListener(JMSContext context, Attempt.Call call) throws Exception {
        Queue queue = context.createQueue(unique("queue"));
        Attempt attempt = new Attempt();
        context.createConsumer(queue).setMessageListener(message -> attempt.at(call));
        send(session(), queue, "x");
        return soon(attempt.outcomes);
    }

    @Test
    void aMessageListenerMustNotStopItsContext() throws Exception {
        JMSContext context = context();
        assertThat(inContextListener(context, context::stop)).isInstanceOf(IllegalStateRuntimeException.class);
    }

    @Test
    void aMessageListenerMustNotCloseItsContext() throws Exception {
        JMSContext context = context();
        assertThat(inContextListener(context, context::close)).isInstanceOf(IllegalStateRuntimeException.class);
    }

    private Object inCompletionListener(Session session, Attempt.Call call) throws Exception {
        Attempt attempt = new Attempt();
        session.createProducer(queue(session)).send(session.createTextMessage("x"), new Completion(attempt, call));
        return soon(attempt.outcomes);
    }

    private record Completion(Attempt attempt, Attempt.Call call) implements jakarta.jms.CompletionListener {
        @Override
        public void onCompletion(jakarta.jms.Message message) {
            attempt.at(call);
        }

        @Override
        public void onException(jakarta.jms.Message message, Exception exception) {
            attempt.outcomes.add(exception);
        }
    }

    @Test
    void aCompletionListenerMustNotCloseItsConnection() throws Exception {
        Connection connection = started();
        assertThat(inCompletionListener(connection.createSession(), connection::close))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aCompletionListenerMayStopItsConnection() throws Exception {
        Connection connection = started();
        assertThat(inCompletionListener(connection.createSession(), connection::stop))
                .isSameAs(Attempt.SUCCESS);
    }

    @Test
    void aCompletionListenerMayStopItsContext() throws Exception {
        JMSContext context = context();
        Attempt attempt = new Attempt();
        context.createProducer()
                .setAsync(new Completion(attempt, context::stop))
                .send(context.createQueue(unique("queue")), "x");
        assertThat(soon(attempt.outcomes)).isSameAs(Attempt.SUCCESS);
    }

    @Test
    void aCompletionListenerMustNotCloseItsSession() throws Exception {
        Session session = session();
        assertThat(inCompletionListener(session, session::close)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @JudgeDiffers("lets it")
    void aCompletionListenerMustNotCommitOrRollBackItsSession() throws Exception {
        // given
        Session session = session(Session.SESSION_TRANSACTED);
        Attempt attempt = new Attempt();
        var producer = session.createProducer(queue(session));

        // when
        producer.send(session.createTextMessage("x"), new Completion(attempt, session::commit));
        producer.send(session.createTextMessage("x"), new Completion(attempt, session::rollback));
        session.commit();

        // then
        assertThat(soon(attempt.outcomes)).isInstanceOf(IllegalStateException.class);
        assertThat(soon(attempt.outcomes)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aCompletionListenerMustNotCloseItsContext() throws Exception {
        JMSContext context = context();
        Attempt attempt = new Attempt();
        context.createProducer()
                .setAsync(new Completion(attempt, context::close))
                .send(context.createQueue(unique("queue")), "x");
        assertThat(soon(attempt.outcomes)).isInstanceOf(IllegalStateRuntimeException.class);
    }

    @Test
    void aCompletionListenerMustNotCommitOrRollBackItsContext() throws Exception {
        JMSContext context = context(JMSContext.SESSION_TRANSACTED);
        Attempt attempt = new Attempt();
        Queue queue = context.createQueue(unique("queue"));
        context.createProducer()
                .setAsync(new Completion(attempt, context::commit))
                .send(queue, "x");
        context.createProducer()
                .setAsync(new Completion(attempt, context::rollback))
                .send(queue, "x");
        context.commit();
        assertThat(soon(attempt.outcomes)).isInstanceOf(IllegalStateRuntimeException.class);
        assertThat(soon(attempt.outcomes)).isInstanceOf(IllegalStateRuntimeException.class);
    }
}
