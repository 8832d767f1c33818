package org.opencmq.protocol.cloud;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A request's JSON object and the flat parameters that say the same: {@code {"FilterTags":["a","b"]}} is
 * {@code FilterTags.0=a} and {@code FilterTags.1=b}, which is also how API 3.0 spells it in the query of a GET.
 */
public final class CloudJson {

    private static final JsonFactory JSON = new JsonFactory();

    /** What is a whole number in JSON; the real service refuses it as text. */
    private static final Set<String> NUMBERS = Set.of(
            "MaxMsgHeapNum",
            "PollingWaitSeconds",
            "VisibilityTimeout",
            "MaxMsgSize",
            "MsgRetentionSeconds",
            "RewindSeconds",
            "IdleDeleteSeconds",
            "Policy",
            "MaxReceiveCount",
            "MaxTimeToLive",
            "FilterType",
            "StartConsumeTime",
            "DelaySeconds",
            "Offset",
            "Limit");

    /** What is a truth value in JSON, and {@code 1} or {@code 0} as a parameter. */
    private static final Set<String> FLAGS = Set.of("Trace");

    private CloudJson() {}

    /**
     * Reads a request.
     *
     * @param json the text in UTF-8; none at all is a request without parameters
     * @throws Refusal 10420 when it is not one JSON object
     */
    public static Parameters read(byte[] json) throws Refusal {
        Parameters.Builder parameters = Parameters.builder();
        if (json.length == 0) {
            return parameters.build();
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw CmqErrorCode.REQUEST_UNREADABLE.refuse("JSON object");
            }
            members(parser, "", parameters);
            if (parser.nextToken() != null) {
                throw CmqErrorCode.REQUEST_UNREADABLE.refuse("JSON object");
            }
        } catch (JacksonException e) {
            throw CmqErrorCode.REQUEST_UNREADABLE.refuse("JSON object");
        }
        return parameters.build();
    }

    /** Writes a request. Numbered parameters become arrays, in the order in which they stand. */
    public static byte[] write(Parameters parameters) {
        Map<String, List<String>> arrays = new LinkedHashMap<>();
        return FieldsWriter.object(json -> {
            parameters.forEach((name, value) -> {
                int dot = name.indexOf('.');
                if (dot >= 0) {
                    arrays.computeIfAbsent(name.substring(0, dot), any -> new ArrayList<>())
                            .add(value);
                } else if (NUMBERS.contains(name)) {
                    json.number(name, Long.parseLong(value));
                } else if (FLAGS.contains(name)) {
                    json.flag(name, value.equals("1"));
                } else {
                    json.text(name, value);
                }
            });
            arrays.forEach(json::texts);
        });
    }

    private static void members(JsonParser parser, String prefix, Parameters.Builder into) throws JacksonException {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = prefix + parser.currentName();
            value(parser, parser.nextToken(), name, into);
        }
    }

    private static void value(JsonParser parser, JsonToken token, String name, Parameters.Builder into)
            throws JacksonException {
        switch (token) {
            case START_OBJECT -> members(parser, name + ".", into);
            case START_ARRAY -> {
                int n = 0;
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    value(parser, next, name + "." + n++, into);
                }
            }
            case VALUE_NULL -> {} // as if it were not there
            default -> into.text(name, parser.getString());
        }
    }
}
