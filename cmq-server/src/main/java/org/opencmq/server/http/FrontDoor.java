package org.opencmq.server.http;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.opencmq.server.action.ActionTable;
import org.opencmq.server.auth.Authentication;
import org.opencmq.server.auth.CloudAuthentication;
import org.opencmq.server.config.Limits;
import org.opencmq.server.metrics.Traffic;

/**
 * Sends each HTTP request where it belongs: one of the two APIs, or a page. Owns the calls in flight. One for all event loops; safe
 * from any of them.
 */
public final class FrontDoor implements Handler<HttpServerRequest> {

    private static final String API = "/v2/index.php";

    private final ActionTable actions;
    private final Authentication authentication;
    private final ActionTable cloudActions;
    private final CloudAuthentication cloudAuthentication;
    private final Limits limits;
    private final Traffic traffic;
    private final RequestNumbers numbers;
    private final Map<String, Page> pages;
    private final CallsInFlight calls = new CallsInFlight();

    /**
     * @param actions those of API v2, at {@code /v2/index.php} and {@code /}
     * @param cloudActions those of API 3.0, at {@code /} with the header {@code X-TC-Action}
     * @param pages what is answered to GET besides the API, by path
     */
    public FrontDoor(
            ActionTable actions,
            Authentication authentication,
            ActionTable cloudActions,
            CloudAuthentication cloudAuthentication,
            Limits limits,
            Traffic traffic,
            Clock clock,
            Map<String, Page> pages) {
        this.actions = actions;
        this.authentication = authentication;
        this.cloudActions = cloudActions;
        this.cloudAuthentication = cloudAuthentication;
        this.limits = limits;
        this.traffic = traffic;
        this.numbers = new RequestNumbers(clock);
        this.pages = Map.copyOf(pages);
    }

    @Override
    public void handle(HttpServerRequest request) {
        String path = withOneSlash(request.path());
        Page page = pages.get(path);
        if (path.equals("/") && request.headers().contains(CloudDialect.ACTION)) {
            new ApiRequest(this, request, new CloudDialect(request, cloudActions, cloudAuthentication)).start();
        } else if (path.equals(API) || path.equals("/")) {
            new ApiRequest(this, request, new ClassicDialect(request, actions, authentication)).start();
        } else if (page != null) {
            PageAnswer.of(page, request);
        } else {
            PageAnswer.notFound(request);
        }
    }

    /** Ends every wait; completes when all calls have their answer. */
    public CompletableFuture<Void> drain() {
        return calls.drain();
    }

    /** SDKs ask for {@code //v2/index.php} when their endpoint ends with a slash, and for the root when it has no path. */
    private static String withOneSlash(String path) {
        int slashes = 0;
        while (slashes < path.length() && path.charAt(slashes) == '/') {
            slashes++;
        }
        return slashes == 1 ? path : "/" + path.substring(slashes);
    }

    Limits limits() {
        return limits;
    }

    Traffic traffic() {
        return traffic;
    }

    RequestNumbers numbers() {
        return numbers;
    }

    CallsInFlight calls() {
        return calls;
    }

    Context currentContext() {
        return Objects.requireNonNull(Vertx.currentContext(), "a request is handled on its event loop");
    }
}
