package org.opencmq.protocol.action;

import java.util.Optional;
import java.util.OptionalInt;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.error.Refusal;

/**
 * What may be set on a topic, as far as a request says it; what is absent stays as it is, or has its default when a topic is
 * made. Source: protocol reference, sections 10.1 and 10.2.
 *
 * @param maxMsgSize the most bytes of one body in UTF-8; 1,024 to 1,048,576, default 65,536
 * @param loggingEnabled extension: whether every step of a message's life is traced; default no
 */
public record TopicSettings(OptionalInt maxMsgSize, Optional<Boolean> loggingEnabled) {

    /** Says nothing. */
    public static final TopicSettings NONE = new TopicSettings(OptionalInt.empty(), Optional.empty());

    /** Says the size only. */
    public static TopicSettings maxMsgSize(int maxMsgSize) {
        return new TopicSettings(OptionalInt.of(maxMsgSize), Optional.empty());
    }

    void write(Parameters.Builder parameters) {
        parameters.number("maxMsgSize", maxMsgSize).flag("loggingEnabled", loggingEnabled);
    }

    static TopicSettings read(Parameters parameters) throws Refusal {
        return new TopicSettings(parameters.integer("maxMsgSize"), parameters.flag("loggingEnabled"));
    }
}
