package org.opencmq.benchmarks.scenario;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;

/** One requestor, one answering listener of another connection, a reply queue that stays; counts round trips. */
record RequestReply() implements Scenario {

    private static final long PATIENCE_MILLIS = 30_000;

    @Override
    public String key() {
        return "request-reply";
    }

    @Override
    public String title() {
        return "request/reply round trips, one requestor";
    }

    @Override
    public Reading run(Bench bench) throws Exception {
        String replies = bench.queue() + "-replies";
        bench.client().create(bench.queue());
        bench.client().create(replies);
        try (Connection asking = bench.connect();
                Connection answering = bench.connect()) {
            answer(bench, answering.createSession(Session.AUTO_ACKNOWLEDGE));
            Session session = asking.createSession(Session.AUTO_ACKNOWLEDGE);
            Queue replyTo = session.createQueue(replies);
            MessageConsumer consumer = session.createConsumer(replyTo);
            MessageProducer producer = session.createProducer(session.createQueue(bench.queue()));
            Stopwatch watch = Stopwatch.start(bench);
            long trips = 0;
            do {
                Message request = Bench.message(session);
                request.setJMSReplyTo(replyTo);
                producer.send(request);
                if (consumer.receive(PATIENCE_MILLIS) == null) {
                    throw new IllegalStateException("no reply to request " + trips);
                }
                trips++;
            } while (watch.elapsed().compareTo(bench.span()) < 0);
            return watch.stop(trips);
        } finally {
            bench.client().discard(bench.queue());
            bench.client().discard(replies);
        }
    }

    private static void answer(Bench bench, Session session) throws JMSException {
        MessageProducer producer = session.createProducer(null);
        session.createConsumer(session.createQueue(bench.queue())).setMessageListener(request -> {
            try {
                producer.send(request.getJMSReplyTo(), Bench.message(session));
            } catch (JMSException e) {
                throw new IllegalStateException("the reply was not sent", e);
            }
        });
    }
}
