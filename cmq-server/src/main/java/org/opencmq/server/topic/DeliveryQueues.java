package org.opencmq.server.topic;

import java.time.Duration;
import java.util.Optional;
import org.opencmq.protocol.QueueName;
import org.opencmq.server.engine.QueueConfig;
import org.opencmq.server.engine.QueueKey;

/**
 * The hidden queue that keeps what a subscription has not delivered yet. It is an ordinary queue of the engine under an
 * account that no key pair can have, so delivery resumes after a crash from what the engine keeps anyway: the reception
 * count is the number of attempts, a lease with a new deadline is the pause before the next one, and retention ends a
 * message's life. The lease of an attempt under way ends with the process.
 */
public final class DeliveryQueues {

    /** The account of all delivery queues; no configured account may have this name. */
    public static final String ACCOUNT = "$deliveries";

    /** The life of a message in a topic, counted from its publishing. Source: protocol reference, section 11.3. */
    public static final Duration TOPIC_LIFE = Duration.ofDays(1);

    /** Longer than any attempt may take, so that no attempt starts while another is under way. */
    public static final Duration ATTEMPT_LEASE = Duration.ofMinutes(1);

    /** Room for a body of the largest size with its frame. */
    private static final int MAX_SIZE = 8 * 1024 * 1024;

    /** What every delivery queue is created with. */
    static final QueueConfig CONFIG = new QueueConfig(
            QueueConfig.DEFAULT.maxMsgHeapNum(),
            Duration.ZERO,
            ATTEMPT_LEASE,
            MAX_SIZE,
            TOPIC_LIFE,
            Duration.ZERO,
            Optional.empty(),
            Optional.empty(),
            false);

    private DeliveryQueues() {}

    /** The delivery queue of one subscription; a subscription made anew has another. */
    public static QueueKey of(Subscription subscription) {
        return new QueueKey(ACCOUNT, new QueueName(subscription.subscriptionId()));
    }
}
