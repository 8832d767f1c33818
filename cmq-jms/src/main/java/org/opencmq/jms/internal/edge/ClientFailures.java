package org.opencmq.jms.internal.edge;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.ResourceAllocationException;
import java.util.concurrent.CompletionException;
import org.opencmq.client.CmqException;
import org.opencmq.client.CmqRefusedException;
import org.opencmq.protocol.error.CmqErrorCode;

/**
 * The one table from what CMQ answered to what a JMS application sees. The text is the client's, which names action,
 * destination, code, CMQ's text, request id and remedy; the error code is CMQ's number.
 */
final class ClientFailures {

    private ClientFailures() {}

    static JMSException translate(CmqException failure) {
        JMSException translated = failure instanceof CmqRefusedException refused
                ? refused(refused)
                : new ServiceUnreachedException(failure.getMessage(), "unreached");
        translated.initCause(failure);
        translated.setLinkedException(failure);
        return translated;
    }

    private static JMSException refused(CmqRefusedException refused) {
        String text = refused.getMessage();
        String code = Integer.toString(refused.code());
        if (refused.is(CmqErrorCode.RECEIPT_HANDLE_INVALID)) {
            return new StaleReceiptException(text, code);
        }
        if (refused.is(CmqErrorCode.SECRET_ID_PREFIX)) {
            // CMQ calls it a malformed request; to an application it is a user nobody knows.
            return new JMSSecurityException(text, code);
        }
        return switch (refused.kind()) {
            case NO_SUCH_DESTINATION -> new InvalidDestinationException(text, code);
            case UNAUTHORIZED -> new JMSSecurityException(text, code);
            case THROTTLED -> new ResourceAllocationException(text, code);
            case OTHER -> new JMSException(text, code);
        };
    }

    /** The failure of a pipeline's future. */
    static CompletionException translate(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof CmqException cmq) {
            return new CompletionException(translate(cmq));
        }
        JMSException unexpected = new JMSException("a request failed: " + cause);
        unexpected.initCause(cause);
        return new CompletionException(unexpected);
    }
}
