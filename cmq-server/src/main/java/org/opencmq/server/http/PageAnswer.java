package org.opencmq.server.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Objects;
import org.opencmq.server.http.Page.Content;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes pages. */
final class PageAnswer {

    private static final Logger LOG = LoggerFactory.getLogger(PageAnswer.class);
    private static final String PLAIN = "text/plain; charset=utf-8";

    private PageAnswer() {}

    static void of(Page page, HttpServerRequest request) {
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            write(request, Content.text(405, PLAIN, request.path() + " can only be read: use GET\n"));
            return;
        }
        Context context = Objects.requireNonNull(Vertx.currentContext(), "a request is handled on its event loop");
        page.content().whenComplete((content, failure) -> {
            if (failure != null) {
                LOG.warn("path={} not available: {}", request.path(), failure.toString());
            }
            Content answered = failure == null ? content : Content.text(503, PLAIN, "not available now\n");
            context.runOnContext(nothing -> write(request, answered));
        });
    }

    static void notFound(HttpServerRequest request) {
        write(request, Content.text(404, PLAIN, "nothing here; the CMQ API is at /v2/index.php\n"));
    }

    private static void write(HttpServerRequest request, Content content) {
        HttpServerResponse response = request.response();
        if (!response.closed()) {
            response.setStatusCode(content.status()).putHeader(HttpHeaders.CONTENT_TYPE, content.contentType());
            response.end(Buffer.buffer(content.body()));
        }
    }
}
