package org.opencmq.protocol.envelope;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a message. Times are milliseconds since 1970, with 0 for "not set", as Jakarta Messaging has them.
 *
 * @param id the identifier its producer gave it
 * @param timestamp when it was handed over for sending; 0 when the producer left it out
 * @param correlationId what it answers to
 * @param destination where it was sent
 * @param replyTo where a reply should go
 * @param type the application's word for what it is
 * @param priority 0 (least) to 9; default 4
 * @param persistent whether it must survive a failure of the service; default yes
 * @param expiration when it is of no use any more; 0 for never
 * @param deliveryTime before when it must not be delivered; 0 when there was no delay
 */
public record MessageHeaders(
        Optional<String> id,
        long timestamp,
        Optional<Correlation> correlationId,
        Optional<Address> destination,
        Optional<Address> replyTo,
        Optional<String> type,
        int priority,
        boolean persistent,
        long expiration,
        long deliveryTime) {

    /** The priority of a message whose producer did not choose one. */
    public static final int DEFAULT_PRIORITY = 4;

    /** Nothing but defaults. */
    public static final MessageHeaders NONE = new Builder().build();

    /**
     * Checks the priority.
     *
     * @throws IllegalArgumentException when it is not 0 to 9
     */
    public MessageHeaders {
        if (priority < 0 || priority > 9) {
            throw new IllegalArgumentException("priority must be 0 to 9, was " + priority);
        }
    }

    /** Starts with nothing but defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Gathers headers. Used by one thread. */
    public static final class Builder {

        private Optional<String> id = Optional.empty();
        private long timestamp;
        private Optional<Correlation> correlationId = Optional.empty();
        private Optional<Address> destination = Optional.empty();
        private Optional<Address> replyTo = Optional.empty();
        private Optional<String> type = Optional.empty();
        private int priority = DEFAULT_PRIORITY;
        private boolean persistent = true;
        private long expiration;
        private long deliveryTime;

        private Builder() {}

        /** Sets the identifier; null for none. */
        public Builder id(@Nullable String value) {
            id = Optional.ofNullable(value);
            return this;
        }

        /** Sets the time of sending in milliseconds; 0 for none. */
        public Builder timestamp(long value) {
            timestamp = value;
            return this;
        }

        /** Sets what the message answers to; null for nothing. */
        public Builder correlationId(@Nullable Correlation value) {
            correlationId = Optional.ofNullable(value);
            return this;
        }

        /** Sets where the message goes; null for not known. */
        public Builder destination(@Nullable Address value) {
            destination = Optional.ofNullable(value);
            return this;
        }

        /** Sets where a reply should go; null for nowhere. */
        public Builder replyTo(@Nullable Address value) {
            replyTo = Optional.ofNullable(value);
            return this;
        }

        /** Sets the application's type; null for none. */
        public Builder type(@Nullable String value) {
            type = Optional.ofNullable(value);
            return this;
        }

        /** Sets the priority, 0 to 9. */
        public Builder priority(int value) {
            priority = value;
            return this;
        }

        /** Sets whether the message must survive a failure. */
        public Builder persistent(boolean value) {
            persistent = value;
            return this;
        }

        /** Sets when the message expires, in milliseconds; 0 for never. */
        public Builder expiration(long value) {
            expiration = value;
            return this;
        }

        /** Sets before when the message must not be delivered, in milliseconds; 0 for no delay. */
        public Builder deliveryTime(long value) {
            deliveryTime = value;
            return this;
        }

        /** What was gathered so far. */
        public MessageHeaders build() {
            return new MessageHeaders(
                    id,
                    timestamp,
                    correlationId,
                    destination,
                    replyTo,
                    type,
                    priority,
                    persistent,
                    expiration,
                    deliveryTime);
        }
    }
}
