package org.opencmq.protocol.action;

import java.util.Optional;
import java.util.stream.Stream;
import org.opencmq.protocol.Fields;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;

/** What happens to a delivery that failed. Source: protocol reference, section 11.5. */
public enum NotifyStrategy {
    /** Three more attempts, then the message is given up and the next one is delivered; in order. */
    BACKOFF_RETRY,
    /** More and more patient attempts for a day, not in order; the default. */
    EXPONENTIAL_DECAY_RETRY;

    /** The one spelled so, ignoring case; empty when there is none. */
    public static Optional<NotifyStrategy> find(String word) {
        return Stream.of(values())
                .filter(value -> value.name().equalsIgnoreCase(word))
                .findFirst();
    }

    /** Reads the word where it may be left out, which an empty text does too. */
    static Optional<NotifyStrategy> optional(Parameters parameters) throws Refusal {
        Optional<String> word = parameters.filledText("notifyStrategy");
        if (word.isEmpty()) {
            return Optional.empty();
        }
        Optional<NotifyStrategy> found = find(word.get());
        if (found.isEmpty()) {
            throw CmqErrorCode.STRATEGY_UNDEFINED.refuse();
        }
        return found;
    }

    static NotifyStrategy read(Fields fields) throws MalformedAnswer {
        String word = fields.text("notifyStrategy");
        return find(word).orElseThrow(() -> new MalformedAnswer("answer has unknown notifyStrategy '" + word + "'"));
    }
}
