package org.opencmq.server.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.OptionalLong;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.protocol.form.FormDecoder;
import org.opencmq.server.action.ActionTable;
import org.opencmq.server.action.Reply;
import org.opencmq.server.auth.Authentication;

/** API v2: a form or a query, signed by a parameter. */
final class ClassicDialect implements Dialect {

    private final HttpServerRequest request;
    private final ActionTable actions;
    private final Authentication authentication;
    private OptionalLong clientRequestId = OptionalLong.empty();

    ClassicDialect(HttpServerRequest request, ActionTable actions, Authentication authentication) {
        this.request = request;
        this.actions = actions;
        this.authentication = authentication;
    }

    @Override
    public Question read(byte[] body) throws Refusal {
        Parameters parameters = request.method().equals(HttpMethod.POST)
                ? FormDecoder.decode(body)
                : FormDecoder.decodeQuery(Optional.ofNullable(request.query()).orElse(""));
        clientRequestId = clientRequestId(parameters);
        return new Question(actions.find(parameters.text("Action").orElse("")), parameters);
    }

    @Override
    public String account(Question question) throws Refusal {
        String host = Optional.ofNullable(request.getHeader(HttpHeaders.HOST)).orElse("");
        return authentication.account(request.method().name(), host, request.path(), question.parameters());
    }

    @Override
    public byte[] write(Reply reply, String requestNumber) {
        return reply.json(requestNumber, clientRequestId);
    }

    /** Repeated in the answer when it is a number; anything else in it is nobody's concern. */
    private static OptionalLong clientRequestId(Parameters parameters) {
        Optional<String> text = parameters.text("clientRequestId").filter(id -> id.matches("\\d{1,18}"));
        return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
    }
}
