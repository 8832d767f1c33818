package org.opencmq.server.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.action.Binding;
import org.opencmq.server.action.Call;
import org.opencmq.server.action.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request of either API from its complete body to its written answer. Checks in the order of the protocol reference,
 * reading 14.36: method, parse, action, common parameters, secret id, signature; the rest is the handler's. Lives on the
 * request's event loop, to which it comes back when the handler's stage completes elsewhere.
 */
final class ApiRequest {

    private static final Logger LOG = LoggerFactory.getLogger(ApiRequest.class);
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json; charset=utf-8");
    private static final CharSequence CLOSE = HttpHeaders.createOptimized("close");

    private final FrontDoor door;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Thread eventLoop = Thread.currentThread();
    private String action = "unknown";
    private final Dialect dialect;
    private @Nullable Call call;
    private boolean answered;

    ApiRequest(FrontDoor door, HttpServerRequest request, Dialect dialect) {
        this.door = door;
        this.request = request;
        this.response = request.response();
        this.dialect = dialect;
    }

    /** Takes the body in and goes on from there. */
    void start() {
        BodyIntake.take(request, door.limits().requestBytes(), this::taken);
    }

    private void taken(BodyIntake.Taken body) {
        door.traffic().arrived(body.bytes().length);
        try {
            carryOut(body);
        } catch (Refusal refusal) {
            answer(Reply.refusal(refusal), body.outcome() == BodyIntake.Outcome.ABANDONED);
        } catch (RuntimeException e) {
            LOG.error("action={} failed unexpectedly, answered with 6000", action, e);
            answer(Reply.refusal(CmqErrorCode.INTERNAL_ERROR.refuse()), false);
        }
    }

    private void carryOut(BodyIntake.Taken body) throws Refusal {
        HttpMethod method = request.method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.POST)) {
            throw CmqErrorCode.HTTP_METHOD.refuse(method.name());
        }
        if (body.outcome() != BodyIntake.Outcome.COMPLETE) {
            throw CmqErrorCode.REQUEST_UNREADABLE.refuse("request");
        }
        Dialect.Question question = dialect.read(body.bytes());
        action = question.binding().action().name();
        begin(new Call(dialect.account(question)), question.binding(), question.parameters());
    }

    private void begin(Call begun, Binding<?, ?> binding, Parameters parameters) {
        Context context = door.currentContext();
        call = begun;
        door.calls().add(begun);
        response.closeHandler(closed -> begun.cancel().cancel());
        response.exceptionHandler(broken -> begun.cancel().cancel());
        binding.reply(begun, parameters).thenAccept(reply -> {
            if (Thread.currentThread() == eventLoop) {
                answer(reply, false);
            } else {
                context.runOnContext(nothing -> answer(reply, false));
            }
        });
    }

    private void answer(Reply reply, boolean close) {
        if (answered) {
            return;
        }
        answered = true;
        byte[] json = json(reply);
        door.traffic().answered(action, reply.code().code(), json.length);
        if (response.closed() || response.ended()) {
            undelivered();
            ended();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        boolean last = close || door.calls().isStopping();
        if (last) {
            response.putHeader(HttpHeaders.CONNECTION, CLOSE);
        }
        response.end(Buffer.buffer(json)).onComplete(written -> {
            if (written.failed()) {
                undelivered();
            }
            if (close) {
                request.connection().close();
            }
            ended();
        });
    }

    private byte[] json(Reply reply) {
        String requestId = door.numbers().next();
        if (LOG.isDebugEnabled()) {
            LOG.debug(
                    "requestId={} action={} code={} {}",
                    requestId,
                    action,
                    reply.code().code(),
                    reply.message());
        }
        return dialect.write(reply, requestId);
    }

    private void undelivered() {
        door.traffic().undelivered();
        if (call != null) {
            call.undelivered();
        }
    }

    private void ended() {
        if (call != null) {
            door.calls().remove(call);
        }
    }
}
