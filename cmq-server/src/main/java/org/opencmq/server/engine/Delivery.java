package org.opencmq.server.engine;

import java.time.Instant;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.ReceiptHandle;

/**
 * One message leased to a receiver.
 *
 * @param msgId the identifier it was stored under
 * @param receiptHandle the key to this lease, made of digits, letters, {@code -} and {@code _}
 * @param body the text in UTF-8; must not be changed
 * @param enqueueTime when it was stored
 * @param firstDequeueTime when it was received for the first time
 * @param nextVisibleTime when the lease ends
 * @param dequeueCount how often it was received, this time included
 */
public record Delivery(
        MessageId msgId,
        ReceiptHandle receiptHandle,
        byte[] body,
        Instant enqueueTime,
        Instant firstDequeueTime,
        Instant nextVisibleTime,
        int dequeueCount) {}
