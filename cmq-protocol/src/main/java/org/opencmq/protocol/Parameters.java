package org.opencmq.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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

    /** The last second of the year 9999. */
    private static final long MAX_TIME = 253_402_300_799L;

    /** What stands before these names in the request they are a group of; empty for a whole request. */
    private final String prefix;

    private final Map<String, String> values;

    private Parameters(String prefix, Map<String, String> values) {
        this.prefix = prefix;
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

    /** The named value; empty when the parameter is absent or an empty text, which some SDKs send for an absent one. */
    public Optional<String> filledText(String name) {
        return text(name).filter(value -> !value.isEmpty());
    }

    /** The named value, which must be there. */
    public String requiredText(String name) throws Refusal {
        String value = values.get(name);
        if (value == null) {
            throw CmqErrorCode.MISSING_PARAMETER.refuse(prefix + name);
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
            throw CmqErrorCode.PARAMETER_TYPE.refuse(prefix + name);
        }
    }

    /** The named whole number, which must be there. */
    public long requiredNumber(String name) throws Refusal {
        return number(name).orElseThrow(() -> CmqErrorCode.MISSING_PARAMETER.refuse(prefix + name));
    }

    /**
     * The named whole number of 32 bits; empty when absent or given as an empty text.
     *
     * @throws Refusal 10360 when it is no whole number, 10350 when it needs more bits
     */
    public OptionalInt integer(String name) throws Refusal {
        OptionalLong number = number(name);
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        if (number.getAsLong() != (int) number.getAsLong()) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse(prefix + name);
        }
        return OptionalInt.of((int) number.getAsLong());
    }

    /** The named whole number of 32 bits, which must be there. */
    public int requiredInteger(String name) throws Refusal {
        return integer(name).orElseThrow(() -> CmqErrorCode.MISSING_PARAMETER.refuse(prefix + name));
    }

    /**
     * The named yes or no, spelled {@code 1} or {@code true}, {@code 0} or {@code false}; empty when absent.
     *
     * @throws Refusal 10360 when it is spelled in another way
     */
    public Optional<Boolean> flag(String name) throws Refusal {
        String value = values.getOrDefault(name, "");
        return switch (value) {
            case "" -> Optional.empty();
            case "0", "false" -> Optional.of(false);
            case "1", "true" -> Optional.of(true);
            default -> throw CmqErrorCode.PARAMETER_TYPE.refuse(prefix + name);
        };
    }

    /**
     * The named time, Unix seconds on the wire; empty when absent.
     *
     * @throws Refusal 10360 when it is no whole number, 10350 when it is negative or beyond the year 9999
     */
    public Optional<Instant> time(String name) throws Refusal {
        OptionalLong number = number(name);
        if (number.isPresent() && (number.getAsLong() < 0 || number.getAsLong() > MAX_TIME)) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse(prefix + name);
        }
        return number.isPresent() ? Optional.of(Instant.ofEpochSecond(number.getAsLong())) : Optional.empty();
    }

    /** The named time, which must be there. */
    public Instant requiredTime(String name) throws Refusal {
        return time(name).orElseThrow(() -> CmqErrorCode.MISSING_PARAMETER.refuse(prefix + name));
    }

    /** The named number of seconds, which must be there. */
    public Duration requiredSeconds(String name) throws Refusal {
        return seconds(name).orElseThrow(() -> CmqErrorCode.MISSING_PARAMETER.refuse(prefix + name));
    }

    /** The named number of seconds; empty when absent. May be negative: ranges are for the server's limits to check. */
    public Optional<Duration> seconds(String name) throws Refusal {
        OptionalLong number = number(name);
        if (number.isPresent() && Math.abs(number.getAsLong()) > Integer.MAX_VALUE) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse(prefix + name);
        }
        return number.isPresent() ? Optional.of(Duration.ofSeconds(number.getAsLong())) : Optional.empty();
    }

    /**
     * The values of {@code name.0}, {@code name.1} … or {@code name.1}, {@code name.2} …; empty when there is none.
     *
     * @throws Refusal 10310 when {@code name} stands there without a number or a number is malformed, 10380 when the
     *     numbers have a gap
     */
    public List<String> texts(String name) throws Refusal {
        if (values.containsKey(name)) {
            throw CmqErrorCode.PARAMETER_KEY_FORMAT.refuse(prefix + name);
        }
        String start = name + ".";
        int members = 0;
        for (String key : values.keySet()) {
            if (key.startsWith(start)) {
                if (!isIndex(key, start.length())) {
                    throw CmqErrorCode.PARAMETER_KEY_FORMAT.refuse(prefix + key);
                }
                members++;
            }
        }
        int first = values.containsKey(start + "0") ? 0 : 1;
        List<String> found = new ArrayList<>(members);
        for (int n = first; n < first + members; n++) {
            String value = values.get(start + n);
            if (value == null) {
                throw CmqErrorCode.PARAMETER_GAP.refuse(prefix + name);
            }
            found.add(value);
        }
        return found;
    }

    /** As {@link #texts}, with at least one member. */
    public List<String> requiredTexts(String name) throws Refusal {
        List<String> found = texts(name);
        if (found.isEmpty()) {
            throw CmqErrorCode.MISSING_PARAMETER.refuse(prefix + name + ".n");
        }
        return found;
    }

    /**
     * The groups {@code name.1.…}, {@code name.2.…} (or from 0), each as parameters of its own whose names lack that
     * prefix; empty when there is none. Refusals of a group name the whole parameter.
     *
     * @throws Refusal 10310 when a number is missing or malformed, 10380 when the numbers have a gap
     */
    public List<Parameters> groups(String name) throws Refusal {
        String start = name + ".";
        Map<Integer, Map<String, String>> found = new HashMap<>();
        for (Map.Entry<String, String> parameter : values.entrySet()) {
            String key = parameter.getKey();
            if (key.startsWith(start)) {
                int dot = key.indexOf('.', start.length());
                if (dot < 0 || !isIndex(key.substring(0, dot), start.length())) {
                    throw CmqErrorCode.PARAMETER_KEY_FORMAT.refuse(prefix + key);
                }
                int n = Integer.parseInt(key, start.length(), dot, 10);
                found.computeIfAbsent(n, any -> new LinkedHashMap<>())
                        .put(key.substring(dot + 1), parameter.getValue());
            }
        }
        int first = found.containsKey(0) ? 0 : 1;
        List<Parameters> groups = new ArrayList<>(found.size());
        for (int n = first; n < first + found.size(); n++) {
            Map<String, String> group = found.get(n);
            if (group == null) {
                throw CmqErrorCode.PARAMETER_GAP.refuse(prefix + name);
            }
            groups.add(new Parameters(prefix + start + n + ".", group));
        }
        return groups;
    }

    /**
     * The required receipt handle.
     *
     * @throws Refusal 10390 when absent, 10470 when empty
     */
    public ReceiptHandle receiptHandle(String name) throws Refusal {
        String value = requiredText(name);
        if (value.isEmpty()) {
            throw CmqErrorCode.RECEIPT_HANDLE_FORMAT.refuse();
        }
        return new ReceiptHandle(value);
    }

    /**
     * One or more numbered receipt handles.
     *
     * @throws Refusal as {@link #texts}; 10390 when there is none, 10470 when one is empty
     */
    public List<ReceiptHandle> receiptHandles(String name) throws Refusal {
        List<String> handles = requiredTexts(name);
        if (handles.contains("")) {
            throw CmqErrorCode.RECEIPT_HANDLE_FORMAT.refuse();
        }
        return handles.stream().map(ReceiptHandle::new).toList();
    }

    /** The name of a queue, or empty when the parameter is absent or an empty text. */
    public Optional<QueueName> optionalQueueName(String name) throws Refusal {
        Optional<String> value = filledText(name);
        return value.isPresent() ? Optional.of(QueueName.read(value.get())) : Optional.empty();
    }

    /** The name of a topic, or empty when the parameter is absent or an empty text. */
    public Optional<TopicName> optionalTopicName(String name) throws Refusal {
        Optional<String> value = filledText(name);
        return value.isPresent() ? Optional.of(TopicName.read(value.get())) : Optional.empty();
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

        /** Sets a yes or no as {@code 1} or {@code 0} unless it is absent. */
        public Builder flag(String name, Optional<Boolean> value) {
            value.ifPresent(present -> number(name, present ? 1 : 0));
            return this;
        }

        /** Sets a whole number unless it is absent. */
        public Builder number(String name, OptionalInt value) {
            value.ifPresent(present -> number(name, present));
            return this;
        }

        /** Sets a point in time as Unix seconds. */
        public Builder time(String name, Instant value) {
            return number(name, value.getEpochSecond());
        }

        /** Sets a point in time as Unix seconds unless it is absent. */
        public Builder time(String name, Optional<Instant> value) {
            value.ifPresent(present -> time(name, present));
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

        /** Sets {@code name.1}, {@code name.2} … to receipt handles. */
        public Builder receiptHandles(String name, List<ReceiptHandle> handles) {
            return texts(name, handles.stream().map(ReceiptHandle::value).toList());
        }

        /** Sets the groups {@code name.1.…}, {@code name.2.…}, one for each member. */
        public <T> Builder groups(String name, List<T> members, BiConsumer<T, Builder> content) {
            int n = 1;
            for (T member : members) {
                String prefix = name + "." + n++ + ".";
                Builder group = new Builder();
                content.accept(member, group);
                group.values.forEach((key, value) -> text(prefix + key, value));
            }
            return this;
        }

        /** Whether the name is already set. */
        public boolean contains(String name) {
            return values.containsKey(name);
        }

        /** The parameters gathered so far; the builder must not be used afterwards. */
        public Parameters build() {
            return new Parameters("", values);
        }
    }
}
