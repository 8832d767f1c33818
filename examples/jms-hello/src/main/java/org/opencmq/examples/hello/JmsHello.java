package org.opencmq.examples.hello;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.PrintStream;
import org.opencmq.jms.CmqConnectionFactory;

/**
 * Sends a message, receives it without acknowledging, lets it be redelivered, acknowledges it, and shows that the queue is
 * empty. The only argument, which may be left out, is an endpoint URL.
 */
public final class JmsHello {

    private static final String EMBEDDED = "embedded:hello";
    private static final long PATIENCE_MILLIS = 60_000;

    private JmsHello() {}

    /** Runs the example against the given endpoint, or against a server inside this process. */
    public static void main(String[] arguments) throws JMSException {
        run(new CmqConnectionFactory(arguments.length > 0 ? arguments[0] : EMBEDDED), System.out);
    }

    static void run(ConnectionFactory factory, PrintStream out) throws JMSException {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE)) {
            Queue queue = session.createQueue("hello");
            connection.start();

            try (MessageProducer producer = session.createProducer(queue);
                    MessageConsumer consumer = session.createConsumer(queue)) {
                TextMessage message = session.createTextMessage("Hello, CMQ! 你好");
                message.setStringProperty("language", "en, zh");
                producer.send(message);
                out.println("sent      " + message.getJMSMessageID());

                show("received ", consumer.receive(PATIENCE_MILLIS), out);
                session.recover();
                out.println("recover   without acknowledging: it must come again");

                Message again = consumer.receive(PATIENCE_MILLIS);
                show("received ", again, out);
                again.acknowledge();
                out.println("acknowledged");

                Message none = consumer.receiveNoWait();
                out.println(none == null ? "queue is empty" : "unexpected: " + none);
            }
        }
    }

    private static void show(String what, Message message, PrintStream out) throws JMSException {
        out.println(what + " " + message.getJMSMessageID() + " \"" + message.getBody(String.class) + "\" language="
                + message.getStringProperty("language") + " redelivered=" + message.getJMSRedelivered()
                + " deliveryCount=" + message.getIntProperty("JMSXDeliveryCount"));
    }
}
