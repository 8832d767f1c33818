package org.opencmq.protocol.action;

import java.util.Optional;
import java.util.stream.Stream;
import org.opencmq.protocol.Fields;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;

/** What an endpoint gets. Source: protocol reference, section 11.4. */
public enum NotifyContentFormat {
    /** The text inside a JSON object with names, identifier and time; the default for HTTP endpoints. */
    JSON,
    /** The published text and nothing else; always so for queue endpoints. */
    SIMPLIFIED;

    /** The one spelled so, ignoring case; empty when there is none. */
    public static Optional<NotifyContentFormat> find(String word) {
        return Stream.of(values())
                .filter(value -> value.name().equalsIgnoreCase(word))
                .findFirst();
    }

    /** Reads the word where it may be left out, which an empty text does too. */
    static Optional<NotifyContentFormat> optional(Parameters parameters) throws Refusal {
        Optional<String> word = parameters.filledText("notifyContentFormat");
        if (word.isEmpty()) {
            return Optional.empty();
        }
        Optional<NotifyContentFormat> found = find(word.get());
        if (found.isEmpty()) {
            throw CmqErrorCode.CONTENT_FORMAT_UNDEFINED.refuse();
        }
        return found;
    }

    static NotifyContentFormat read(Fields fields) throws MalformedAnswer {
        String word = fields.text("notifyContentFormat");
        return find(word)
                .orElseThrow(() -> new MalformedAnswer("answer has unknown notifyContentFormat '" + word + "'"));
    }
}
