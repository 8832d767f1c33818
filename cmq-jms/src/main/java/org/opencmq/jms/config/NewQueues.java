package org.opencmq.jms.config;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.action.DeadLetterSettings;
import org.opencmq.protocol.action.QueueSettings;

/**
 * What queues are made with that turned out to be missing; what is empty is left to the service.
 *
 * @param visibilityTimeout how long a received message stays invisible, whole seconds, 1 s to 12 h
 * @param retention how long a message is kept, whole seconds, 1 min to 15 days
 * @param maxMessageBytes the most bytes of one body, 1,024 to 1,048,576
 * @param deadLetterQueue the queue that hopeless messages go to, made when it is missing too; any JMS name. Services of API
 *     v2 other than OpenCMQ's ignore it
 * @param deadLetterAfter how often a message is received before it goes there, 1 to 1,000
 */
public record NewQueues(
        Optional<Duration> visibilityTimeout,
        Optional<Duration> retention,
        OptionalInt maxMessageBytes,
        Optional<String> deadLetterQueue,
        int deadLetterAfter) {

    /** Everything is left to the service; a dead letter queue takes what was received 16 times. */
    public static final NewQueues STANDARD =
            new NewQueues(Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty(), 16);

    /** Checks the ranges. */
    public NewQueues {
        visibilityTimeout.ifPresent(value -> Ranges.wholeSeconds("newQueue.visibilityTimeout", value, 1, 43_200));
        retention.ifPresent(value -> Ranges.wholeSeconds("newQueue.retention", value, 60, 1_296_000));
        maxMessageBytes.ifPresent(value -> Ranges.between("newQueue.maxMessageBytes", value, 1_024, 1_048_576));
        Ranges.between("newQueue.deadLetterAfter", deadLetterAfter, 1, 1_000);
    }

    /**
     * The settings of a new queue.
     *
     * @param deadLetters the CMQ name of {@link #deadLetterQueue()}; empty for the dead letter queue itself
     */
    public QueueSettings settings(Optional<QueueName> deadLetters) {
        QueueSettings.Builder builder = QueueSettings.builder();
        visibilityTimeout.ifPresent(builder::visibilityTimeout);
        retention.ifPresent(builder::msgRetention);
        maxMessageBytes.ifPresent(builder::maxMsgSize);
        deadLetters.ifPresent(name -> builder.deadLetter(DeadLetterSettings.receivedTooOften(name, deadLetterAfter)));
        return builder.build();
    }
}
