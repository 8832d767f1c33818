package org.opencmq.protocol;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * An answer's JSON object, read. Numbers written as text and text written as numbers are both accepted, because two pages
 * of the reference and some gateways disagree about it. Immutable.
 */
public final class Fields {

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Object> members;

    private Fields(Map<String, Object> members) {
        this.members = members;
    }

    /**
     * Reads one JSON object.
     *
     * @param json the text in UTF-8
     * @throws MalformedAnswer when the text is not one JSON object
     */
    public static Fields parse(byte[] json) throws MalformedAnswer {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedAnswer("answer is not a JSON object");
            }
            return object(parser);
        } catch (JacksonException e) {
            throw new MalformedAnswer("answer is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The named text. */
    public String text(String name) throws MalformedAnswer {
        return optionalText(name).orElseThrow(() -> missing(name, "text"));
    }

    /** The named text, or empty when the member is absent, null or not a plain value. */
    public Optional<String> optionalText(String name) {
        Object value = members.get(name);
        return value instanceof String || value instanceof Long ? Optional.of(value.toString()) : Optional.empty();
    }

    /** The named whole number. */
    public long number(String name) throws MalformedAnswer {
        return optionalNumber(name).orElseThrow(() -> missing(name, "number"));
    }

    /** The named whole number, or empty when the member is absent, null or no number. */
    public OptionalLong optionalNumber(String name) {
        Object value = members.get(name);
        if (value instanceof Long number) {
            return OptionalLong.of(number);
        }
        if (value instanceof String text && text.matches("-?\\d{1,18}")) {
            return OptionalLong.of(Long.parseLong(text));
        }
        return OptionalLong.empty();
    }

    /** The named whole number of 32 bits. */
    public int integer(String name) throws MalformedAnswer {
        return fit(name, number(name));
    }

    /** The named whole number of 32 bits, or the given one when the member is absent, null or no number. */
    public int integer(String name, int otherwise) throws MalformedAnswer {
        return fit(name, optionalNumber(name).orElse(otherwise));
    }

    /** The named whole number of 32 bits, or empty when the member is absent, null or no number. */
    public OptionalInt optionalInteger(String name) throws MalformedAnswer {
        OptionalLong number = optionalNumber(name);
        return number.isPresent() ? OptionalInt.of(fit(name, number.getAsLong())) : OptionalInt.empty();
    }

    /** The named yes or no, a number or a truth value on the wire; empty when the member is absent, null or neither. */
    public Optional<Boolean> optionalFlag(String name) {
        if (members.get(name) instanceof Boolean flag) {
            return Optional.of(flag);
        }
        OptionalLong number = optionalNumber(name);
        return number.isPresent() ? Optional.of(number.getAsLong() != 0) : Optional.empty();
    }

    /** The named time, Unix seconds on the wire. */
    public Instant time(String name) throws MalformedAnswer {
        return time(name, number(name));
    }

    /** The named time, or empty when the member is absent, null or no number. */
    public Optional<Instant> optionalTime(String name) throws MalformedAnswer {
        OptionalLong number = optionalNumber(name);
        return number.isPresent() ? Optional.of(time(name, number.getAsLong())) : Optional.empty();
    }

    /** The named number of seconds, or empty when the member is absent, null or no number. */
    public Optional<Duration> optionalSeconds(String name) {
        OptionalLong number = optionalNumber(name);
        return number.isPresent() ? Optional.of(Duration.ofSeconds(number.getAsLong())) : Optional.empty();
    }

    /** The named identifier of a message. */
    public MessageId messageId(String name) throws MalformedAnswer {
        return value(name, MessageId::new);
    }

    /** The named receipt handle. */
    public ReceiptHandle receiptHandle(String name) throws MalformedAnswer {
        return value(name, ReceiptHandle::new);
    }

    /** The named name of a queue. */
    public QueueName queueName(String name) throws MalformedAnswer {
        return value(name, QueueName::new);
    }

    /** The named name of a topic. */
    public TopicName topicName(String name) throws MalformedAnswer {
        return value(name, TopicName::new);
    }

    /** The named name of a subscription. */
    public SubscriptionName subscriptionName(String name) throws MalformedAnswer {
        return value(name, SubscriptionName::new);
    }

    /**
     * The named text as a value of a type with rules of its own.
     *
     * @param maker makes the value; refuses a text by an {@link IllegalArgumentException}
     */
    public <T> T value(String name, Function<String, T> maker) throws MalformedAnswer {
        String text = text(name);
        try {
            return maker.apply(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedAnswer("answer has '" + name + "' that cannot be: " + e.getMessage(), e);
        }
    }

    /**
     * The objects of the named array, each read.
     *
     * @param reader reads one
     */
    public <T> List<T> objects(String name, ElementReader<T> reader) throws MalformedAnswer {
        List<T> found = new ArrayList<>();
        for (Fields element : objects(name)) {
            found.add(reader.read(element));
        }
        return List.copyOf(found);
    }

    /** Reads one object of an array. */
    @FunctionalInterface
    public interface ElementReader<T> {

        /** Reads it. */
        T read(Fields element) throws MalformedAnswer;
    }

    /** The named member as an object, or empty when it is absent or something else. */
    public Optional<Fields> object(String name) {
        return members.get(name) instanceof Fields fields ? Optional.of(fields) : Optional.empty();
    }

    /** The objects of the named array; an absent array is an empty list, a member that is no object is left out. */
    public List<Fields> objects(String name) {
        return elements(name, Fields.class);
    }

    /** The texts of the named array; an absent array is an empty list, a member that is no text is left out. */
    public List<String> texts(String name) {
        return elements(name, String.class);
    }

    private <T> List<T> elements(String name, Class<T> type) {
        if (!(members.get(name) instanceof List<?> list)) {
            return List.of();
        }
        List<T> found = new ArrayList<>(list.size());
        for (Object element : list) {
            if (type.isInstance(element)) {
                found.add(type.cast(element));
            }
        }
        return found;
    }

    private static int fit(String name, long number) throws MalformedAnswer {
        if (number != (int) number) {
            throw new MalformedAnswer("answer has '" + name + "' beyond 32 bits: " + number);
        }
        return (int) number;
    }

    private static Instant time(String name, long seconds) throws MalformedAnswer {
        try {
            return Instant.ofEpochSecond(seconds);
        } catch (DateTimeException e) {
            throw new MalformedAnswer("answer has '" + name + "' that is no time: " + seconds, e);
        }
    }

    private MalformedAnswer missing(String name, String kind) {
        return new MalformedAnswer("answer has no " + kind + " '" + name + "'; it has " + members.keySet());
    }

    private static Fields object(JsonParser parser) throws JacksonException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            Object value = value(parser, parser.nextToken());
            if (value != null) {
                members.put(name, value);
            }
        }
        return new Fields(members);
    }

    private static List<Object> array(JsonParser parser) throws JacksonException {
        List<Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            Object value = value(parser, token);
            if (value != null) {
                elements.add(value);
            }
        }
        return elements;
    }

    /** Text, whole number, truth, object or list; null for a JSON null. */
    private static @Nullable Object value(JsonParser parser, JsonToken token) throws JacksonException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> (long) parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getString();
        };
    }
}
