package org.opencmq.protocol;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes an answer's JSON object, member by member, as UTF-8. Never writes {@code null}: a member without a value is left
 * out, because the official Java SDK tests only for presence. Used by one thread.
 */
public final class FieldsWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private FieldsWriter(JsonGenerator json) {
        this.json = json;
    }

    /**
     * One whole object.
     *
     * @param content writes its members
     * @return the text in UTF-8
     */
    public static byte[] object(Consumer<FieldsWriter> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            content.accept(new FieldsWriter(json));
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** A member that is text. */
    public FieldsWriter text(String name, String value) {
        json.writeStringProperty(name, value);
        return this;
    }

    /** A member that is a whole number. */
    public FieldsWriter number(String name, long value) {
        json.writeNumberProperty(name, value);
        return this;
    }

    /** A member that is a point in time, as Unix seconds. */
    public FieldsWriter time(String name, Instant value) {
        return number(name, value.getEpochSecond());
    }

    /** A member that is yes or no, as a JSON truth value. */
    public FieldsWriter flag(String name, boolean value) {
        json.writeBooleanProperty(name, value);
        return this;
    }

    /** A member that is an object. */
    public FieldsWriter object(String name, Consumer<FieldsWriter> content) {
        json.writeObjectPropertyStart(name);
        content.accept(this);
        json.writeEndObject();
        return this;
    }

    /** A member that is an array of objects, one for each element. */
    public <T> FieldsWriter objects(String name, Collection<T> elements, BiConsumer<T, FieldsWriter> content) {
        json.writeArrayPropertyStart(name);
        for (T element : elements) {
            json.writeStartObject();
            content.accept(element, this);
            json.writeEndObject();
        }
        json.writeEndArray();
        return this;
    }

    /** A member that is an array of texts. */
    public FieldsWriter texts(String name, Collection<String> elements) {
        json.writeArrayPropertyStart(name);
        elements.forEach(json::writeString);
        json.writeEndArray();
        return this;
    }
}
