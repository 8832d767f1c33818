package org.opencmq.protocol.envelope;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads bodies that are neither packed nor external. */
final class BodyReader {

    private BodyReader() {}

    /** Reads the body at whose first token the parser stands, and leaves it at the last. */
    static Body read(JsonParser parser) throws JacksonException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return Body.NONE;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("the body is no object");
        }
        Body body = Body.NONE;
        String className = "";
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("class")) {
                className = text(parser, name);
            } else if (body == Body.NONE) {
                body = content(parser, name);
            } else {
                throw new IllegalArgumentException("the body has two kinds, the second is '" + name + "'");
            }
        }
        if (body == Body.NONE) {
            throw new IllegalArgumentException("the body names no kind");
        }
        return body instanceof Body.SerializedObject object && !className.isEmpty()
                ? new Body.SerializedObject(object.bytes(), className)
                : body;
    }

    private static Body content(JsonParser parser, String kind) throws JacksonException {
        return switch (kind) {
            case "text" -> new Body.Text(parser.currentToken() == JsonToken.VALUE_NULL ? null : text(parser, kind));
            case "bytes" -> new Body.Bytes(base64(parser, kind));
            case "map" -> new Body.MapEntries(map(parser));
            case "stream" -> new Body.StreamItems(items(parser));
            case "object" -> new Body.SerializedObject(base64(parser, kind), "");
            default -> throw new IllegalArgumentException("unknown kind of body '" + kind + "'");
        };
    }

    static Map<String, @Nullable Object> map(JsonParser parser) throws JacksonException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("named values are no object");
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            values.put(name, TypedValues.read(parser));
        }
        return values;
    }

    private static List<@Nullable Object> items(JsonParser parser) throws JacksonException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new IllegalArgumentException("the stream is no array");
        }
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(TypedValues.read(parser));
        }
        return items;
    }

    private static String text(JsonParser parser, String name) throws JacksonException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new IllegalArgumentException("'" + name + "' is no text");
        }
        return parser.getString();
    }

    private static byte[] base64(JsonParser parser, String name) throws JacksonException {
        return Base64.getDecoder().decode(text(parser, name));
    }
}
