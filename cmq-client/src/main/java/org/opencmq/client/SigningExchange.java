package org.opencmq.client;

import java.util.random.RandomGenerator;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.sign.Credentials;
import org.opencmq.protocol.sign.RequestSigner;

/**
 * Adds the common parameters and the signature, with a fresh timestamp and nonce for each attempt. Source: protocol
 * reference, sections 4 and 5.
 */
final class SigningExchange implements Exchange {

    private final Exchange next;
    private final Endpoints endpoints;
    private final Credentials credentials;
    private final RequestSigner signer;
    private final String requestClient;
    private final CallTime time;
    private final RandomGenerator random;

    SigningExchange(
            Exchange next, Endpoints endpoints, CmqClientSettings settings, CallTime time, RandomGenerator random) {
        this.next = next;
        this.endpoints = endpoints;
        this.credentials = settings.credentials();
        this.signer = new RequestSigner(credentials.secretKey(), settings.signatureMethod());
        this.requestClient = settings.requestClient();
        this.time = time;
        this.random = random;
    }

    @Override
    public <R> R send(Call<R> call) throws CmqException {
        Parameters unsigned = all(call, Parameters.builder()).build();
        Endpoint endpoint = endpoints.of(call.action());
        String signature = signer.sign("POST", endpoint.host(), endpoint.path(), unsigned);
        Parameters.Builder signed = Parameters.builder();
        unsigned.forEach(signed::text);
        return next.send(call.withParameters(
                signed.text(RequestSigner.SIGNATURE, signature).build()));
    }

    private Parameters.Builder all(Call<?> call, Parameters.Builder parameters) {
        parameters
                .text("Action", call.action())
                .number("Timestamp", time.now().getEpochSecond())
                .number("Nonce", 1 + random.nextInt(Integer.MAX_VALUE - 1))
                .text("SecretId", credentials.secretId())
                .text("SignatureMethod", signer.method().wireName())
                .text("RequestClient", requestClient)
                .text("Token", credentials.token());
        call.parameters().forEach(parameters::text);
        return parameters;
    }
}
