package org.opencmq.server.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.cloud.CloudJson;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.protocol.form.FormDecoder;
import org.opencmq.server.action.ActionTable;
import org.opencmq.server.action.Reply;
import org.opencmq.server.auth.CloudAuthFailure;
import org.opencmq.server.auth.CloudAuthentication;
import org.opencmq.server.cloud.CloudReply;

/** API 3.0: the action in a header, parameters in JSON or a query, signed by a header. */
final class CloudDialect implements Dialect {

    /** The header whose presence tells API 3.0 from API v2. */
    static final String ACTION = "X-TC-Action";

    private static final byte[] NOTHING = new byte[0];

    private final HttpServerRequest request;
    private final ActionTable actions;
    private final CloudAuthentication authentication;
    private byte[] payload = NOTHING;
    private @Nullable CloudAuthFailure failure;

    CloudDialect(HttpServerRequest request, ActionTable actions, CloudAuthentication authentication) {
        this.request = request;
        this.actions = actions;
        this.authentication = authentication;
    }

    @Override
    public Question read(byte[] body) throws Refusal {
        payload = body;
        Parameters parameters =
                request.method().equals(HttpMethod.POST) ? CloudJson.read(body) : FormDecoder.decodeQuery(query());
        return new Question(actions.find(header(ACTION).orElse("")), parameters);
    }

    @Override
    public String account(Question question) throws Refusal {
        try {
            return authentication.account(request.method().name(), request.path(), query(), this::header, payload);
        } catch (CloudAuthFailure e) {
            failure = e;
            throw e.row().refuse("header"); // the answer is made of the failure itself
        }
    }

    @Override
    public byte[] write(Reply reply, String requestNumber) {
        String requestId = CloudReply.newRequestId();
        return failure == null ? CloudReply.json(reply, requestId) : CloudReply.error(failure, requestId);
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    private String query() {
        return Optional.ofNullable(request.query()).orElse("");
    }
}
