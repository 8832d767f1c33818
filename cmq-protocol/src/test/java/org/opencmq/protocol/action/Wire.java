package org.opencmq.protocol.action;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.error.CmqErrorCode;

/** Turns text of the wire into parameters and back, for tests. */
final class Wire {

    private Wire() {}

    static Parameters form(String text) {
        Parameters.Builder parameters = Parameters.builder();
        for (String pair : text.strip().split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.text(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters.build();
    }

    static String resource(String name) {
        try (InputStream in = Wire.class.getResourceAsStream("/wire/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <Q> Parameters write(Action<Q, ?> action, Q request) {
        Parameters.Builder parameters = Parameters.builder();
        action.request().write(request, parameters);
        return parameters.build();
    }

    static <R> Answer answer(Action<?, R> action, R result) throws MalformedAnswer {
        CmqErrorCode outcome = action.result().outcome(result);
        return Answer.parse(FieldsWriter.object(fields -> {
            fields.number("code", outcome.code())
                    .text("message", outcome.message())
                    .text("requestId", "1");
            action.result().write(result, fields);
        }));
    }
}
