package org.opencmq.protocol;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;

/**
 * The flat text parameters of one request, and the only place that reads and writes numbered ones
 * ({@code msgBody.1}, {@code msgBody.2} …). Keeps the order in which they came. Immutable once built.
 *
 * <p>Source: protocol reference, section 6.1.
 */
public final class Parameters {

    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = values;
    }

    /** Starts with no parameter. */
    public static Builder builder() {
        return new Builder();
    }

    /** How many there are. */
    public int size() {
        return values.size();
    }

    /** Calls back for each parameter, in the order they were added. */
    public void forEach(BiConsumer<String, String> visitor) {
        values.forEach(visitor);
    }

    /** The named value; empty when the parameter is absent, an empty text when it was given as such. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The named value, which must be there. */
    public String requiredText(String name) throws Refusal {
        String value = values.get(name);
        if (value == null) {
            throw CmqErrorCode.MISSING_PARAMETER.refuse(name);
        }
        return value;
    }

    /** The named whole number; empty when absent or given as an empty text. */
    public OptionalLong number(String name) throws Refusal {
        String value = values.get(name);
        if (value == null || value.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(value));
        } catch (NumberFormatException e) {
            throw CmqErrorCode.PARAMETER_TYPE.refuse(name);
        }
    }

    /** The named whole number, which must be there. */
    public long requiredNumber(String name) throws Refusal {
        return number(name).orElseThrow(() -> CmqErrorCode.MISSING_PARAMETER.refuse(name));
    }

    /** The named number of seconds; empty when absent. May be negative: ranges are for the server's limits to check. */
    public Optional<Duration> seconds(String name) throws Refusal {
        OptionalLong number = number(name);
        if (number.isPresent() && Math.abs(number.getAsLong()) > Integer.MAX_VALUE) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse(name);
        }
        return number.isPresent() ? Optional.of(Duration.ofSeconds(number.getAsLong())) : Optional.empty();
    }

    /**
     * The values of {@code name.0}, {@code name.1} … or {@code name.1}, {@code name.2} …; empty when there is none.
     *
     * @throws Refusal 10330 when {@code name} stands there without a number, 10310 when a number is malformed, 10380 when
     *     the numbers have a gap
     */
    public List<String> texts(String name) throws Refusal {
        if (values.containsKey(name)) {
            throw CmqErrorCode.PARAMETER_KEY_FORMAT.refuse(name);
        }
        String prefix = name + ".";
        int members = 0;
        for (String key : values.keySet()) {
            if (key.startsWith(prefix)) {
                if (!isIndex(key, prefix.length())) {
                    throw CmqErrorCode.PARAMETER_KEY_FORMAT.refuse(key);
                }
                members++;
            }
        }
        int first = values.containsKey(prefix + "0") ? 0 : 1;
        List<String> found = new ArrayList<>(members);
        for (int n = first; n < first + members; n++) {
            String value = values.get(prefix + n);
            if (value == null) {
                throw CmqErrorCode.PARAMETER_GAP.refuse(name);
            }
            found.add(value);
        }
        return found;
    }

    /** As {@link #texts}, with at least one member. */
    public List<String> requiredTexts(String name) throws Refusal {
        List<String> found = texts(name);
        if (found.isEmpty()) {
            throw CmqErrorCode.MISSING_PARAMETER.refuse(name + ".n");
        }
        return found;
    }

    /** The required name of a queue. */
    public QueueName queueName(String name) throws Refusal {
        return QueueName.read(requiredText(name));
    }

    /** The required name of a topic. */
    public TopicName topicName(String name) throws Refusal {
        return TopicName.read(requiredText(name));
    }

    /** The required name of a subscription. */
    public SubscriptionName subscriptionName(String name) throws Refusal {
        return SubscriptionName.read(requiredText(name));
    }

    /** Names only: values may be secrets or message bodies. */
    @Override
    public String toString() {
        return "Parameters" + values.keySet();
    }

    private static boolean isIndex(String key, int from) {
        if (from == key.length() || key.length() - from > 5) {
            return false;
        }
        for (int i = from; i < key.length(); i++) {
            if (key.charAt(i) < '0' || key.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Gathers parameters. Used by one thread. */
    public static final class Builder {

        private final Map<String, String> values = new LinkedHashMap<>();

        private Builder() {}

        /** Sets a text; an earlier one of the same name is replaced. */
        public Builder text(String name, String value) {
            values.put(name, value);
            return this;
        }

        /** Sets a text unless it is absent. */
        public Builder text(String name, Optional<String> value) {
            value.ifPresent(present -> text(name, present));
            return this;
        }

        /** Sets a whole number. */
        public Builder number(String name, long value) {
            return text(name, Long.toString(value));
        }

        /** Sets a whole number unless it is absent. */
        public Builder number(String name, OptionalLong value) {
            value.ifPresent(present -> number(name, present));
            return this;
        }

        /** Sets a time in whole seconds, rounded up so that nothing happens earlier than asked. */
        public Builder seconds(String name, Duration value) {
            return number(name, value.plusNanos(999_999_999).toSeconds());
        }

        /** Sets a time in whole seconds, rounded up, unless it is absent. */
        public Builder seconds(String name, Optional<Duration> value) {
            value.ifPresent(present -> seconds(name, present));
            return this;
        }

        /** Sets {@code name.1}, {@code name.2} … */
        public Builder texts(String name, List<String> members) {
            int n = 1;
            for (String member : members) {
                text(name + "." + n++, member);
            }
            return this;
        }

        /** Whether the name is already set. */
        public boolean contains(String name) {
            return values.containsKey(name);
        }

        /** The parameters gathered so far; the builder must not be used afterwards. */
        public Parameters build() {
            return new Parameters(values);
        }
    }
}
