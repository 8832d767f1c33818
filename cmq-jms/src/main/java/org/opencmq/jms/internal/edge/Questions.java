package org.opencmq.jms.internal.edge;

import jakarta.jms.JMSException;
import org.opencmq.client.CmqException;
import org.opencmq.client.CmqRefusedException;
import org.opencmq.protocol.error.CmqErrorCode;

/** Calls of the client whose failures are those of Jakarta Messaging. */
final class Questions {

    @FunctionalInterface
    interface Question<R> {
        R ask() throws CmqException;
    }

    private Questions() {}

    static <R> R ask(Question<R> question) throws JMSException {
        try {
            return question.ask();
        } catch (CmqException e) {
            throw ClientFailures.translate(e);
        }
    }

    /** Whether what it asks about is there. */
    static boolean exists(Question<?> question) throws JMSException {
        try {
            question.ask();
            return true;
        } catch (CmqRefusedException e) {
            if (e.kind() == CmqErrorCode.Kind.NO_SUCH_DESTINATION) {
                return false;
            }
            throw ClientFailures.translate(e);
        } catch (CmqException e) {
            throw ClientFailures.translate(e);
        }
    }
}
