package org.opencmq.server.trace;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.action.TraceStep;
import org.opencmq.server.engine.local.MessageTrace;
import org.opencmq.server.push.AttemptResult;
import org.opencmq.server.push.DeliveryListener;
import org.opencmq.server.topic.PublicationListener;
import org.opencmq.server.topic.PublishedMessage;
import org.opencmq.server.topic.Subscription;
import org.opencmq.server.topic.TopicKey;

/** Makes steps of what the server tells about messages, and appends them to a log. Immutable; safe from any thread. */
public final class TraceRecorder implements MessageTrace, DeliveryListener, PublicationListener {

    private final TraceLog log;
    private final Clock clock;

    /** Appends to this log; the clock dates what is told without a time. */
    public TraceRecorder(TraceLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void heard(Step step) {
        String detail = step.dequeueCount() > 0 ? "received " + step.dequeueCount() + " times" : "";
        log.append(new TraceEntry(
                step.queue().account(),
                false,
                new TraceStep(
                        step.at(),
                        word(step.kind()),
                        step.msgId(),
                        step.queue().name().value(),
                        Optional.empty(),
                        detail)));
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case SENT -> "sent";
            case RECEIVED -> "received";
            case DELETED -> "deleted";
            case EXPIRED -> "expired";
            case DEAD_LETTERED -> "dead-letter";
            case REWOUND -> "rewound";
        };
    }

    @Override
    public void published(TopicKey topic, MessageId msgId, int subscriptions) {
        log.append(new TraceEntry(
                topic.account(),
                true,
                new TraceStep(
                        now(),
                        "published",
                        msgId,
                        topic.name().value(),
                        Optional.empty(),
                        "wanted by " + subscriptions + " subscriptions")));
    }

    @Override
    public void stored(Subscription subscription, MessageId msgId, MessageId storedAs) {
        topicStep(
                "pushed",
                subscription,
                msgId,
                "stored as " + storedAs.value() + " in queue "
                        + subscription.endpoint().text());
    }

    @Override
    public void attempted(Subscription subscription, PublishedMessage message, int attempt, AttemptResult result) {
        if (message.traced()) {
            topicStep(
                    result.delivered() ? "pushed" : "push-failed",
                    subscription,
                    new MessageId(message.msgId()),
                    "attempt " + attempt + ": " + result.detail());
        }
    }

    @Override
    public void discarded(Subscription subscription, PublishedMessage message, int attempts) {
        if (message.traced()) {
            topicStep(
                    "discarded",
                    subscription,
                    new MessageId(message.msgId()),
                    "given up after " + attempts + " attempts");
        }
    }

    private void topicStep(String word, Subscription subscription, MessageId msgId, String detail) {
        Optional<SubscriptionName> name = Optional.of(subscription.name());
        log.append(new TraceEntry(
                subscription.account(),
                true,
                new TraceStep(now(), word, msgId, subscription.topicName(), name, detail)));
    }

    /** Whole milliseconds, as a line keeps them. */
    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
