package org.opencmq.protocol.envelope;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one envelope member by member, up to the body. Used once, by one thread. */
final class HeadReader {

    private final JsonParser parser;
    private final MessageHeaders.Builder headers = MessageHeaders.builder();
    private Map<String, @Nullable Object> properties = Map.of();
    private Optional<String> encoding = Optional.empty();
    private boolean external;

    HeadReader(JsonParser parser) {
        this.parser = parser;
    }

    MessageHeaders headers() {
        return headers.build();
    }

    Map<String, @Nullable Object> properties() {
        return properties;
    }

    /** Reads on until the parser stands at the value of the body; false when the object ends before. */
    boolean readUpToBody() throws JacksonException {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "id" -> headers.id(text(name));
                case "timestamp" -> headers.timestamp(number(name));
                case "correlationId" -> headers.correlationId(correlation());
                case "destination" -> headers.destination(address(name));
                case "replyTo" -> headers.replyTo(address(name));
                case "type" -> headers.type(text(name));
                case "priority" -> headers.priority(priority());
                case "deliveryMode" -> headers.persistent(persistent());
                case "expiration" -> headers.expiration(number(name));
                case "deliveryTime" -> headers.deliveryTime(number(name));
                case "properties" -> properties = BodyReader.map(parser);
                case "encoding" -> encoding = Optional.of(text(name));
                case "payloadRef", "body" -> {
                    external = name.equals("payloadRef");
                    return true;
                }
                default -> parser.skipChildren();
            }
        }
        return false;
    }

    Body readBody() throws JacksonException {
        if (external) {
            return new Body.External(text("payloadRef"), encoding);
        }
        return encoding.isPresent()
                ? new Body.Packed(encoding.get(), Base64.getDecoder().decode(text("body")))
                : BodyReader.read(parser);
    }

    private String text(String name) throws JacksonException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new IllegalArgumentException("'" + name + "' is no text");
        }
        return parser.getString();
    }

    private long number(String name) throws JacksonException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new IllegalArgumentException("'" + name + "' is no whole number");
        }
        return parser.getLongValue();
    }

    private int priority() throws JacksonException {
        long priority = number("priority");
        if (priority < 0 || priority > 9) {
            throw new IllegalArgumentException("priority must be 0 to 9, was " + priority);
        }
        return (int) priority;
    }

    private boolean persistent() throws JacksonException {
        String mode = text("deliveryMode");
        return switch (mode) {
            case "persistent" -> true;
            case "non-persistent" -> false;
            default -> throw new IllegalArgumentException("unknown deliveryMode '" + mode + "'");
        };
    }

    private Correlation correlation() throws JacksonException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return new Correlation.Text(parser.getString());
        }
        if (TypedValues.read(parser) instanceof byte[] bytes) {
            return new Correlation.Bytes(bytes);
        }
        throw new IllegalArgumentException("'correlationId' is neither text nor bytes");
    }

    private Address address(String name) throws JacksonException {
        if (parser.currentToken() != JsonToken.START_OBJECT || parser.nextToken() != JsonToken.PROPERTY_NAME) {
            throw new IllegalArgumentException("'" + name + "' is no address");
        }
        String word = parser.currentName();
        Address.Kind kind = Address.Kind.find(word)
                .orElseThrow(() -> new IllegalArgumentException("unknown kind of address '" + word + "'"));
        parser.nextToken();
        Address address = new Address(kind, text(name));
        if (parser.nextToken() != JsonToken.END_OBJECT) {
            throw new IllegalArgumentException("'" + name + "' has more than one address");
        }
        return address;
    }
}
