package org.opencmq.server.app;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.sign.RequestSigner;
import org.opencmq.protocol.sign.SignatureMethod;

/** Signed requests to a server in another process; answers are the JSON text. */
final class SignedCalls {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;
    private final String id;
    private final String key;

    SignedCalls(URI server, String id, String key) {
        this.server = server;
        this.id = id;
        this.key = key;
    }

    /** A caller with the development key pair. */
    static SignedCalls development(URI server) {
        return new SignedCalls(server, "AKIDopencmqdevelopment", "opencmq-development-key");
    }

    String call(String action, String... namesAndValues) throws IOException, InterruptedException {
        return http.send(request(action, namesAndValues), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    CompletableFuture<String> later(String action, String... namesAndValues) {
        return http.sendAsync(request(action, namesAndValues), HttpResponse.BodyHandlers.ofString())
                .thenApply(HttpResponse::body);
    }

    String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(server.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    private HttpRequest request(String action, String... namesAndValues) {
        Parameters.Builder builder = Parameters.builder()
                .text("Action", action)
                .text("SecretId", id)
                .text("SignatureMethod", "HmacSHA256")
                .number("Timestamp", System.currentTimeMillis() / 1_000)
                .number("Nonce", ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE))
                .text("Region", "gz");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            builder.text(namesAndValues[i], namesAndValues[i + 1]);
        }
        Parameters parameters = builder.build();
        String signature = new RequestSigner(key, SignatureMethod.HMAC_SHA256)
                .sign("POST", server.getAuthority(), "/v2/index.php", parameters);
        StringBuilder form = new StringBuilder("Signature=" + encoded(signature));
        parameters.forEach(
                (name, value) -> form.append('&').append(name).append('=').append(encoded(value)));
        return HttpRequest.newBuilder(server.resolve("/v2/index.php"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The text or number under a name in an answer; empty when it is not there. */
    static String field(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*(\"([^\"]*)\"|-?\\d+)")
                .matcher(json);
        if (!matcher.find()) {
            return "";
        }
        return matcher.group(2) != null ? matcher.group(2) : matcher.group(1);
    }
}
