package org.opencmq.server.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.opencmq.protocol.QueueName;

/**
 * When a message leaves its queue for the dead-letter queue: exactly one of the two limits is present. Source: protocol
 * reference, section 9.8.
 *
 * @param target the dead-letter queue, of the same account
 * @param maxReceiveCount policy 0: received so often without being deleted, 1 to 1,000
 * @param maxTimeToLive policy 1: not deleted for so long after sending, 300 to 43,200 s
 */
public record DeadLetterPolicy(QueueName target, OptionalInt maxReceiveCount, Optional<Duration> maxTimeToLive) {}
