package org.opencmq.jms.config;

import jakarta.jms.Session;
import java.util.stream.Stream;

/** When a received message counts as processed. */
public enum AcknowledgeMode {
    /** With the session's commit. */
    TRANSACTED(Session.SESSION_TRANSACTED),
    /** When receive returns, or the listener does. */
    AUTO(Session.AUTO_ACKNOWLEDGE),
    /** When the application acknowledges any message of the session, for all of them. */
    CLIENT(Session.CLIENT_ACKNOWLEDGE),
    /** Some time after receive or the listener returned. */
    DUPS_OK(Session.DUPS_OK_ACKNOWLEDGE),
    /** When the application acknowledges this very message; beyond the specification. */
    INDIVIDUAL(AcknowledgeMode.INDIVIDUAL_ACKNOWLEDGE);

    /** The number of {@link #INDIVIDUAL} for {@code createSession(int)}. */
    public static final int INDIVIDUAL_ACKNOWLEDGE = 101;

    private final int jmsNumber;

    AcknowledgeMode(int jmsNumber) {
        this.jmsNumber = jmsNumber;
    }

    /** The constant of {@link Session}. */
    public int jmsNumber() {
        return jmsNumber;
    }

    /**
     * The mode with this number.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static AcknowledgeMode of(int jmsNumber) {
        return Stream.of(values())
                .filter(mode -> mode.jmsNumber == jmsNumber)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("acknowledge mode must be AUTO_ACKNOWLEDGE (1),"
                        + " CLIENT_ACKNOWLEDGE (2), DUPS_OK_ACKNOWLEDGE (3), SESSION_TRANSACTED (0) or individual ("
                        + INDIVIDUAL_ACKNOWLEDGE + "), was " + jmsNumber));
    }
}
