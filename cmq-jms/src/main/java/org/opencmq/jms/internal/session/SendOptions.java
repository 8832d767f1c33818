package org.opencmq.jms.internal.session;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;

/** What a producer gives the messages it sends, unless a send says otherwise. Used by the session's thread. */
final class SendOptions {

    private boolean disableMessageId;
    private boolean disableTimestamp;
    private int deliveryMode = Message.DEFAULT_DELIVERY_MODE;
    private int priority = Message.DEFAULT_PRIORITY;
    private long timeToLive = Message.DEFAULT_TIME_TO_LIVE;
    private long deliveryDelay = Message.DEFAULT_DELIVERY_DELAY;

    boolean disableMessageId() {
        return disableMessageId;
    }

    void disableMessageId(boolean value) {
        disableMessageId = value;
    }

    boolean disableTimestamp() {
        return disableTimestamp;
    }

    void disableTimestamp(boolean value) {
        disableTimestamp = value;
    }

    int deliveryMode() {
        return deliveryMode;
    }

    void deliveryMode(int mode) throws JMSException {
        deliveryMode = checkedMode(mode);
    }

    int priority() {
        return priority;
    }

    void priority(int value) throws JMSException {
        priority = checkedPriority(value);
    }

    /** Milliseconds, 0 for ever. */
    long timeToLive() {
        return timeToLive;
    }

    void timeToLive(long millis) throws JMSException {
        timeToLive = checkedTimeToLive(millis);
    }

    /** Milliseconds, 0 for none. What a destination can do is checked by a send. */
    long deliveryDelay() {
        return deliveryDelay;
    }

    void deliveryDelay(long millis) throws JMSException {
        if (millis < 0) {
            throw new JMSException("a delivery delay must be 0 or more milliseconds, was " + millis);
        }
        deliveryDelay = millis;
    }

    static int checkedMode(int mode) throws JMSException {
        if (mode != DeliveryMode.PERSISTENT && mode != DeliveryMode.NON_PERSISTENT) {
            throw new JMSException("a delivery mode must be NON_PERSISTENT (1) or PERSISTENT (2), was " + mode);
        }
        return mode;
    }

    static int checkedPriority(int priority) throws JMSException {
        if (priority < 0 || priority > 9) {
            throw new JMSException("a priority must be 0 to 9, was " + priority);
        }
        return priority;
    }

    static long checkedTimeToLive(long millis) throws JMSException {
        if (millis < 0) {
            throw new JMSException("a time to live must be 0 (for ever) or more milliseconds, was " + millis);
        }
        return millis;
    }
}
