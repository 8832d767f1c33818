package org.opencmq.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.form.FormEncoder;
import org.opencmq.protocol.sign.RequestSigner;
import org.opencmq.protocol.sign.SignatureMethod;

/** A plain CMQ client for tests, over the JDK's HTTP client: signs as the reference says and asks by POST. */
public final class SignedCaller {

    public static final String PATH = "/v2/index.php";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI endpoint;
    private final String secretId;
    private final RequestSigner signer;

    public SignedCaller(CmqServer server) {
        this(server.endpoint(), CmqServer.DEVELOPMENT_SECRET_ID, CmqServer.DEVELOPMENT_SECRET_KEY);
    }

    public SignedCaller(URI endpoint, String secretId, String secretKey) {
        this.endpoint = endpoint;
        this.secretId = secretId;
        this.signer = new RequestSigner(secretKey, SignatureMethod.HMAC_SHA256);
    }

    /** A signed form; names and values alternate. */
    public Parameters signed(String method, String path, String action, Object... parameters) {
        Parameters unsigned = unsigned(action, parameters);
        Parameters.Builder all = Parameters.builder();
        unsigned.forEach(all::text);
        return all.text("Signature", signer.sign(method, endpoint.getAuthority(), path, unsigned))
                .build();
    }

    private Parameters unsigned(String action, Object... parameters) {
        Parameters.Builder all = Parameters.builder()
                .text("Action", action)
                .number("Timestamp", System.currentTimeMillis() / 1000)
                .number("Nonce", ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE))
                .text("SecretId", secretId)
                .text("SignatureMethod", "HmacSHA256");
        for (int i = 0; i < parameters.length; i += 2) {
            all.text(parameters[i].toString(), parameters[i + 1].toString());
        }
        return all.build();
    }

    public byte[] form(String action, Object... parameters) {
        return FormEncoder.encode(signed("POST", PATH, action, parameters));
    }

    /** The whole POST as it goes over a socket. */
    public byte[] rawPost(String action, Object... parameters) {
        byte[] form = form(action, parameters);
        String head = "POST " + PATH + " HTTP/1.1\r\nHost: " + endpoint.getAuthority()
                + "\r\nContent-Type: */*;charset=utf-8\r\nContent-Length: " + form.length + "\r\n\r\n";
        return (head + new String(form, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
    }

    public Answer call(String action, Object... parameters) {
        return later(action, parameters).join();
    }

    public CompletableFuture<Answer> later(String action, Object... parameters) {
        return http.sendAsync(request(form(action, parameters)), BodyHandlers.ofByteArray())
                .thenApply(response -> parse(response.body()));
    }

    private HttpRequest request(byte[] form) {
        return HttpRequest.newBuilder(endpoint.resolve(PATH))
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofByteArray(form))
                .build();
    }

    public static Answer parse(byte[] body) {
        try {
            return Answer.parse(body);
        } catch (MalformedAnswer e) {
            throw new AssertionError("no answer of the API: " + new String(body, StandardCharsets.UTF_8), e);
        }
    }
}
