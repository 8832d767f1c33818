package org.opencmq.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opencmq.protocol.Fields;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.sign.Tc3Authorization;
import org.opencmq.protocol.sign.Tc3Request;
import org.opencmq.protocol.sign.Tc3Scope;
import org.opencmq.protocol.sign.Tc3Signer;

/** A plain client of API 3.0 for tests, over the JDK's HTTP client. */
final class CloudCaller {

    static final String JSON = "application/json; charset=utf-8";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI endpoint;

    CloudCaller(CmqServer server) {
        this.endpoint = server.endpoint();
    }

    /** The {@code Response} of a signed POST. */
    Fields call(String action, String json) throws Exception {
        return response(post(headers(action, json, Instant.now()), json));
    }

    /** The code of the error that a signed POST is answered with. */
    String error(String action, String json) throws Exception {
        return errorOf(call(action, json));
    }

    static String errorOf(Fields response) throws MalformedAnswer {
        return response.object("Error")
                .orElseThrow(() -> new AssertionError("no error"))
                .text("Code");
    }

    /** All headers that a request needs, signed with the development key. */
    Map<String, String> headers(String action, String json, Instant time) {
        Tc3Request request = Tc3Request.of(
                "POST",
                "/",
                "",
                Map.of("content-type", JSON, "host", endpoint.getAuthority()),
                json.getBytes(StandardCharsets.UTF_8));
        Tc3Scope scope = Tc3Scope.at(time, "tdmq");
        String signature = new Tc3Signer(CmqServer.DEVELOPMENT_SECRET_KEY).sign(request, scope, time.getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", JSON);
        headers.put("X-TC-Action", action);
        headers.put("X-TC-Version", "2020-02-17");
        headers.put("X-TC-Region", "ap-guangzhou");
        headers.put("X-TC-Timestamp", Long.toString(time.getEpochSecond()));
        headers.put(
                "Authorization",
                new Tc3Authorization(CmqServer.DEVELOPMENT_SECRET_ID, scope, List.of("content-type", "host"), signature)
                        .write());
        return headers;
    }

    HttpResponse<byte[]> post(Map<String, String> headers, String json) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.resolve("/"))
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(json));
        headers.forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    String metrics() throws Exception {
        return http.send(HttpRequest.newBuilder(endpoint.resolve("/metrics")).build(), BodyHandlers.ofString())
                .body();
    }

    static Fields response(HttpResponse<byte[]> answer) throws MalformedAnswer {
        if (answer.statusCode() != 200) {
            throw new AssertionError("status " + answer.statusCode());
        }
        Fields response = Fields.parse(answer.body()).object("Response").orElseThrow();
        if (!response.text("RequestId").matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw new AssertionError("request id " + response.text("RequestId"));
        }
        return response;
    }
}
