package org.opencmq.protocol.action;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.opencmq.protocol.Fields;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.error.Refusal;

/**
 * What may be set on a queue, as far as a request or an answer says it; what is absent stays as it is, or has its default
 * when a queue is made. Ranges are the server's to check. Source: protocol reference, section 8.1; the last three are
 * extensions that plain CMQ ignores.
 *
 * @param maxMsgHeapNum the most messages not yet deleted; 1,000,000 to 1,000,000,000, default 100,000,000
 * @param pollingWait how long a receive waits that does not say so itself; 0 to 30 whole seconds, default 0
 * @param visibilityTimeout how long a received message stays invisible; 1 to 43,200 whole seconds, default 30
 * @param maxMsgSize the most bytes of one body in UTF-8; 1,024 to 1,048,576, default 65,536
 * @param msgRetention how long a message is kept, from its sending; 60 to 1,296,000 whole seconds, default 345,600
 * @param rewind how long a deleted message stays rewindable; 0 (off, the default) to {@code msgRetention}
 * @param deadLetter extension: where hopeless messages go
 * @param idleDelete extension: the queue goes when nobody received for so long; 0 for never, the default
 * @param loggingEnabled extension: whether every step of a message's life is traced; default no
 */
public record QueueSettings(
        OptionalLong maxMsgHeapNum,
        Optional<Duration> pollingWait,
        Optional<Duration> visibilityTimeout,
        OptionalInt maxMsgSize,
        Optional<Duration> msgRetention,
        Optional<Duration> rewind,
        DeadLetterSettings deadLetter,
        Optional<Duration> idleDelete,
        Optional<Boolean> loggingEnabled) {

    /** Says nothing. */
    public static final QueueSettings NONE = new Builder().build();

    /** Starts with nothing said. */
    public static Builder builder() {
        return new Builder();
    }

    void write(Parameters.Builder parameters) {
        parameters
                .number("maxMsgHeapNum", maxMsgHeapNum)
                .seconds("pollingWaitSeconds", pollingWait)
                .seconds("visibilityTimeout", visibilityTimeout)
                .number("maxMsgSize", maxMsgSize)
                .seconds("msgRetentionSeconds", msgRetention)
                .seconds("rewindSeconds", rewind)
                .seconds("idleDeleteSeconds", idleDelete)
                .flag("loggingEnabled", loggingEnabled);
        deadLetter.write(parameters);
    }

    static QueueSettings read(Parameters parameters) throws Refusal {
        return new QueueSettings(
                parameters.number("maxMsgHeapNum"),
                parameters.seconds("pollingWaitSeconds"),
                parameters.seconds("visibilityTimeout"),
                parameters.integer("maxMsgSize"),
                parameters.seconds("msgRetentionSeconds"),
                parameters.seconds("rewindSeconds"),
                DeadLetterSettings.read(parameters),
                parameters.seconds("idleDeleteSeconds"),
                parameters.flag("loggingEnabled"));
    }

    void write(FieldsWriter fields) {
        maxMsgHeapNum.ifPresent(value -> fields.number("maxMsgHeapNum", value));
        pollingWait.ifPresent(value -> fields.number("pollingWaitSeconds", value.toSeconds()));
        visibilityTimeout.ifPresent(value -> fields.number("visibilityTimeout", value.toSeconds()));
        maxMsgSize.ifPresent(value -> fields.number("maxMsgSize", value));
        msgRetention.ifPresent(value -> fields.number("msgRetentionSeconds", value.toSeconds()));
        rewind.ifPresent(value -> fields.number("rewindSeconds", value.toSeconds()));
        deadLetter.write(fields);
        idleDelete.ifPresent(value -> fields.number("idleDeleteSeconds", value.toSeconds()));
        loggingEnabled.ifPresent(value -> fields.number("loggingEnabled", value ? 1 : 0));
    }

    /** The same, with zero for each of the six of plain CMQ that is absent. */
    QueueSettings orZero() {
        return new QueueSettings(
                OptionalLong.of(maxMsgHeapNum.orElse(0)),
                pollingWait.or(() -> Optional.of(Duration.ZERO)),
                visibilityTimeout.or(() -> Optional.of(Duration.ZERO)),
                OptionalInt.of(maxMsgSize.orElse(0)),
                msgRetention.or(() -> Optional.of(Duration.ZERO)),
                rewind.or(() -> Optional.of(Duration.ZERO)),
                deadLetter,
                idleDelete,
                loggingEnabled);
    }

    static QueueSettings read(Fields fields) throws MalformedAnswer {
        return new QueueSettings(
                fields.optionalNumber("maxMsgHeapNum"),
                fields.optionalSeconds("pollingWaitSeconds"),
                fields.optionalSeconds("visibilityTimeout"),
                fields.optionalInteger("maxMsgSize"),
                fields.optionalSeconds("msgRetentionSeconds"),
                fields.optionalSeconds("rewindSeconds"),
                DeadLetterSettings.read(fields),
                fields.optionalSeconds("idleDeleteSeconds"),
                fields.optionalFlag("loggingEnabled"));
    }

    /** Gathers settings. Used by one thread. */
    public static final class Builder {

        private OptionalLong maxMsgHeapNum = OptionalLong.empty();
        private Optional<Duration> pollingWait = Optional.empty();
        private Optional<Duration> visibilityTimeout = Optional.empty();
        private OptionalInt maxMsgSize = OptionalInt.empty();
        private Optional<Duration> msgRetention = Optional.empty();
        private Optional<Duration> rewind = Optional.empty();
        private DeadLetterSettings deadLetter = DeadLetterSettings.NONE;
        private Optional<Duration> idleDelete = Optional.empty();
        private Optional<Boolean> loggingEnabled = Optional.empty();

        private Builder() {}

        /** Sets the most messages not yet deleted. */
        public Builder maxMsgHeapNum(long value) {
            maxMsgHeapNum = OptionalLong.of(value);
            return this;
        }

        /** Sets how long a receive waits by default. */
        public Builder pollingWait(Duration value) {
            pollingWait = Optional.of(value);
            return this;
        }

        /** Sets how long a received message stays invisible. */
        public Builder visibilityTimeout(Duration value) {
            visibilityTimeout = Optional.of(value);
            return this;
        }

        /** Sets the most bytes of one body. */
        public Builder maxMsgSize(int value) {
            maxMsgSize = OptionalInt.of(value);
            return this;
        }

        /** Sets how long a message is kept. */
        public Builder msgRetention(Duration value) {
            msgRetention = Optional.of(value);
            return this;
        }

        /** Sets how long a deleted message stays rewindable. */
        public Builder rewind(Duration value) {
            rewind = Optional.of(value);
            return this;
        }

        /** Sets where hopeless messages go. */
        public Builder deadLetter(DeadLetterSettings value) {
            deadLetter = value;
            return this;
        }

        /** Sets after how long without a receive the queue goes. */
        public Builder idleDelete(Duration value) {
            idleDelete = Optional.of(value);
            return this;
        }

        /** Sets whether messages are traced. */
        public Builder loggingEnabled(boolean value) {
            loggingEnabled = Optional.of(value);
            return this;
        }

        /** What was gathered so far. */
        public QueueSettings build() {
            return new QueueSettings(
                    maxMsgHeapNum,
                    pollingWait,
                    visibilityTimeout,
                    maxMsgSize,
                    msgRetention,
                    rewind,
                    deadLetter,
                    idleDelete,
                    loggingEnabled);
        }
    }
}
