package org.opencmq.client;

import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.form.FormEncoder;

/** API v2: a form, which the {@link SigningExchange} above has signed. */
record FormWire(Endpoints endpoints) implements Wire {

    private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");

    @Override
    public Endpoint endpoint(Call<?> call) {
        return endpoints.of(call.action());
    }

    @Override
    public Request.Builder request(Call<?> call) {
        return new Request.Builder()
                .url(endpoint(call).url())
                .post(RequestBody.create(FormEncoder.encode(call.parameters()), FORM));
    }

    @Override
    public Answer answer(Call<?> call, byte[] body) throws MalformedAnswer {
        return Answer.parse(body);
    }
}
