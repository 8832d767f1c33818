package org.opencmq.client;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.Fields;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.cloud.CloudErrorCode;
import org.opencmq.protocol.cloud.CloudJson;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.sign.Credentials;
import org.opencmq.protocol.sign.Tc3Authorization;
import org.opencmq.protocol.sign.Tc3Request;
import org.opencmq.protocol.sign.Tc3Scope;
import org.opencmq.protocol.sign.Tc3Signer;

/** API 3.0: JSON, signed by {@code TC3-HMAC-SHA256} with a fresh timestamp for each attempt. */
final class CloudWire implements Wire {

    private static final String SERVICE = "tdmq";
    private static final String VERSION = "2020-02-17";
    private static final String CONTENT_TYPE = "application/json; charset=utf-8";

    /** By this code CMQ means that the one in the text is the real one. */
    private static final int SEE_TEXT = 4000;

    private final Endpoint endpoint;
    private final Optional<String> region;
    private final Credentials credentials;
    private final Tc3Signer signer;
    private final CallTime time;

    CloudWire(CmqClientSettings settings, CallTime time) {
        URI data = settings.queueEndpoint();
        this.endpoint = Endpoint.root(settings.controlPlane().endpointFor(data));
        this.region = settings.controlPlane().regionFor(data);
        this.credentials = settings.credentials();
        this.signer = new Tc3Signer(credentials.secretKey());
        this.time = time;
    }

    @Override
    public Endpoint endpoint(Call<?> call) {
        return endpoint;
    }

    @Override
    public WireRequest request(Call<?> call) {
        byte[] body = CloudJson.write(call.parameters());
        Instant now = time.now();
        Tc3Request signed = Tc3Request.of(
                "POST", endpoint.path(), "", Map.of("content-type", CONTENT_TYPE, "host", endpoint.host()), body);
        Tc3Scope scope = Tc3Scope.at(now, SERVICE);
        String signature = signer.sign(signed, scope, now.getEpochSecond());
        Tc3Authorization authorization = new Tc3Authorization(
                credentials.secretId(), scope, List.copyOf(signed.headers().keySet()), signature);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", CONTENT_TYPE);
        headers.put("Authorization", authorization.write());
        headers.put("X-TC-Action", call.action());
        headers.put("X-TC-Version", VERSION);
        headers.put("X-TC-Timestamp", Long.toString(now.getEpochSecond()));
        region.ifPresent(name -> headers.put("X-TC-Region", name));
        credentials.token().ifPresent(token -> headers.put("X-TC-Token", token));
        return new WireRequest(headers, body);
    }

    @Override
    public Answer answer(Call<?> call, byte[] body) throws MalformedAnswer {
        Fields response = Fields.parse(body)
                .object("Response")
                .orElseThrow(() -> new MalformedAnswer("answer has no object 'Response'"));
        String requestId = response.optionalText("RequestId").orElse("");
        Optional<Fields> error = response.object("Error");
        if (error.isEmpty()) {
            return new Answer(CmqErrorCode.SUCCESS.code(), "", requestId, response);
        }
        String code = error.get().text("Code");
        String message = error.get().optionalText("Message").orElse("");
        if (CloudErrorCode.isNumbered(message)) {
            return new Answer(SEE_TEXT, message, requestId, response);
        }
        Optional<CmqErrorCode> row = CloudErrorCode.nearest(call.action(), code);
        String number = row.map(known -> "(" + known.module() + ")").orElse("");
        return new Answer(
                row.map(CmqErrorCode::code).orElse(SEE_TEXT), number + code + ": " + message, requestId, response);
    }
}
