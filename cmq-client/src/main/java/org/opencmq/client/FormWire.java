package org.opencmq.client;

import java.util.Map;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.form.FormEncoder;

/** API v2: a form, which the {@link SigningExchange} above has signed. */
record FormWire(Endpoints endpoints) implements Wire {

    private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/x-www-form-urlencoded");

    @Override
    public Endpoint endpoint(Call<?> call) {
        return endpoints.of(call.action());
    }

    @Override
    public WireRequest request(Call<?> call) {
        return new WireRequest(HEADERS, FormEncoder.encode(call.parameters()));
    }

    @Override
    public Answer answer(Call<?> call, byte[] body) throws MalformedAnswer {
        return Answer.parse(body);
    }
}
