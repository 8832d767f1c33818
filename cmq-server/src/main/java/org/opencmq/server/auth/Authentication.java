package org.opencmq.server.auth;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.protocol.sign.AtValues;
import org.opencmq.protocol.sign.RequestSigner;
import org.opencmq.protocol.sign.SignatureMethod;

/**
 * Finds out whose request it is. Immutable but for its {@link KeyRing}; safe from any thread. A repeated nonce is never
 * refused, because an official SDK sends the very same request again when a connection dies. Source: protocol reference,
 * sections 4 and 5.2.
 */
public final class Authentication {

    private static final List<String> REQUIRED = List.of("Timestamp", "Nonce", "SecretId", "Signature");

    private final KeyRing keys;
    private final SignedHosts hosts;
    private final Optional<Duration> maxSkew;
    private final Clock clock;

    /**
     * @param keys the accepted key pairs
     * @param publicNames host names (with a port unless it is the default one) by which clients reach the server through a
     *     proxy, spelled as they spell them
     * @param maxSkew how far a timestamp may be off; empty for no check
     * @param clock tells the time to compare with
     */
    public Authentication(KeyRing keys, List<String> publicNames, Optional<Duration> maxSkew, Clock clock) {
        this.keys = keys;
        this.hosts = new SignedHosts(publicNames);
        this.maxSkew = maxSkew;
        this.clock = clock;
    }

    /**
     * The account that signed the request.
     *
     * @param method {@code GET} or {@code POST}
     * @param hostHeader the {@code Host} header as received; empty text when there was none
     * @param path the path as received, which is what clients sign
     * @throws Refusal 10390 for a missing common parameter, 10360 for a timestamp that is no number, 10450, 10270 or 10030
     */
    public String account(String method, String hostHeader, String path, Parameters parameters) throws Refusal {
        for (String name : REQUIRED) {
            if (parameters.text(name).filter(value -> !value.isEmpty()).isEmpty()) {
                throw CmqErrorCode.MISSING_PARAMETER.refuse(name);
            }
        }
        long timestamp = parameters.requiredNumber("Timestamp");
        String secretId = parameters.requiredText("SecretId");
        KeyRing.Key key = keys.find(secretId);
        if (key == null) {
            throw secretId.startsWith(AccessKey.PREFIX)
                    ? CmqErrorCode.SECRET_ID_UNKNOWN.refuse()
                    : CmqErrorCode.SECRET_ID_PREFIX.refuse();
        }
        RequestSigner signer = key.signer(SignatureMethod.of(parameters.text("SignatureMethod")));
        if (isStale(timestamp) || !isSigned(signer, method, hostHeader, path, parameters)) {
            throw CmqErrorCode.AUTHENTICATION_FAILED.refuse();
        }
        return key.account();
    }

    private boolean isStale(long timestamp) {
        if (maxSkew.isEmpty()) {
            return false;
        }
        long now = clock.instant().getEpochSecond();
        long allowed = maxSkew.get().toSeconds();
        return timestamp < now - allowed || timestamp > now + allowed;
    }

    private boolean isSigned(RequestSigner signer, String method, String hostHeader, String path, Parameters parameters)
            throws Refusal {
        String claimed = parameters.requiredText(RequestSigner.SIGNATURE);
        if (signer.verifies(claimed, method, hostHeader, path, parameters, AtValues.SIGNED)) {
            return true;
        }
        boolean mayLeaveOut = method.equals("POST") && hasAtValue(parameters);
        for (String host : hosts.candidates(hostHeader)) {
            if (signer.verifies(claimed, method, host, path, parameters, AtValues.SIGNED)
                    || (mayLeaveOut && signer.verifies(claimed, method, host, path, parameters, AtValues.LEFT_OUT))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasAtValue(Parameters parameters) {
        boolean[] found = new boolean[1];
        parameters.forEach((name, value) -> found[0] |= value.startsWith("@"));
        return found[0];
    }
}
