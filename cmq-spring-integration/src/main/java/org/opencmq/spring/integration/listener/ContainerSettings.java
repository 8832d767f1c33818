package org.opencmq.spring.integration.listener;

import java.time.Duration;
import java.util.Optional;
import org.opencmq.protocol.QueueName;
import org.opencmq.spring.integration.support.CmqMessageConverter;

/**
 * How a container receives.
 *
 * @param name with what its threads' names begin
 * @param queue the queue
 * @param selector a JMS selector, only for a service that evaluates it
 * @param autoCreate whether a missing queue is made
 * @param concurrency workers, 1 to 1,000
 * @param maxMessagesPerPoll most messages of one receive, 1 to 256; also the largest batch
 * @param pollWait longest wait of one receive, 0 to 30 s
 * @param batch whether the messages of one receive are handled together
 * @param acknowledgeMode when messages are deleted
 * @param leases what becomes of leases
 * @param shutdownTimeout how long stopping waits for handling to end before it interrupts
 * @param converter reads messages
 */
public record ContainerSettings(
        String name,
        QueueName queue,
        Optional<String> selector,
        boolean autoCreate,
        int concurrency,
        int maxMessagesPerPoll,
        Duration pollWait,
        boolean batch,
        AcknowledgeMode acknowledgeMode,
        LeasePolicy leases,
        Duration shutdownTimeout,
        CmqMessageConverter converter) {

    /** Checks the ranges. */
    public ContainerSettings {
        check("concurrency", concurrency, 1, 1_000);
        check("maxMessagesPerPoll", maxMessagesPerPoll, 1, 256);
        if (pollWait.isNegative() || pollWait.compareTo(Duration.ofSeconds(30)) > 0) {
            throw new IllegalArgumentException("pollWait must be 0 to 30 s, was " + pollWait);
        }
        if (shutdownTimeout.isNegative()) {
            throw new IllegalArgumentException("shutdownTimeout must not be negative, was " + shutdownTimeout);
        }
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", was " + value);
        }
    }
}
