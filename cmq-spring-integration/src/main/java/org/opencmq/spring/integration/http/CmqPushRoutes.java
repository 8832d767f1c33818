package org.opencmq.spring.integration.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Routes of Spring MVC to a push endpoint; needs spring-webmvc. */
public final class CmqPushRoutes {

    /** The most a topic's message can have, with room for what JSON adds to it. */
    private static final int MAX_BYTES = 8 * 1024 * 1024;

    private CmqPushRoutes() {}

    /** Takes pushes at this path by POST. Register it as a bean. */
    public static RouterFunction<ServerResponse> route(String path, CmqPushEndpoint endpoint) {
        return RouterFunctions.route()
                .POST(path, request -> answer(request, endpoint))
                .build();
    }

    private static ServerResponse answer(ServerRequest request, CmqPushEndpoint endpoint)
            throws IOException, ServletException {
        // The service labels pushes as text/plain without a charset; they are UTF-8.
        byte[] bytes = request.servletRequest().getInputStream().readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            return ServerResponse.status(HttpStatusCode.valueOf(413)).build();
        }
        int status = endpoint.receive(
                name -> request.headers().firstHeader(name), new String(bytes, StandardCharsets.UTF_8));
        return ServerResponse.status(HttpStatusCode.valueOf(status)).build();
    }
}
