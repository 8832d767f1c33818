package org.opencmq.server.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.opencmq.protocol.cloud.CloudErrorCode;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.sign.Tc3Authorization;
import org.opencmq.protocol.sign.Tc3Request;
import org.opencmq.protocol.sign.Tc3Scope;
import org.opencmq.protocol.sign.Tc3Signer;

/**
 * Finds out whose a request of API 3.0 is, by its {@code TC3-HMAC-SHA256} signature. A request may be five minutes off the
 * server's time, as the vendor's page says; the service of its scope may be any. Immutable but for its {@link KeyRing}; safe
 * from any thread.
 */
public final class CloudAuthentication {

    /** How far {@code X-TC-Timestamp} may be off. */
    public static final Duration MAX_SKEW = Duration.ofMinutes(5);

    private static final String HOST = "host";
    private static final List<String> REQUIRED = List.of("content-type", HOST);

    private final KeyRing keys;
    private final SignedHosts hosts;
    private final Clock clock;

    /**
     * @param keys the accepted key pairs
     * @param publicNames host names that clients sign although the {@code Host} header reads otherwise
     * @param clock tells the time to compare with
     */
    public CloudAuthentication(KeyRing keys, List<String> publicNames, Clock clock) {
        this.keys = keys;
        this.hosts = new SignedHosts(publicNames);
        this.clock = clock;
    }

    /**
     * The account that signed the request.
     *
     * @param method {@code GET} or {@code POST}
     * @param path the path as received
     * @param query the query as received; empty text when there is none
     * @param header a header's value by its name, ignoring case
     * @param payload the body
     * @throws CloudAuthFailure when the headers are not as they should be, the time is off, the key unknown or the signature
     *     another
     */
    public String account(
            String method, String path, String query, Function<String, Optional<String>> header, byte[] payload)
            throws CloudAuthFailure {
        Tc3Authorization claimed = Tc3Authorization.read(required(header, "Authorization"))
                .orElseThrow(() -> invalid("must be '" + Tc3Signer.ALGORITHM
                        + " Credential=ID/DATE/SERVICE/tc3_request, SignedHeaders=content-type;host, Signature=HEX'"));
        if (!claimed.signedHeaders().containsAll(REQUIRED)) {
            throw invalid("must sign the headers content-type and host at least");
        }
        long timestamp = timestamp(required(header, "X-TC-Timestamp"));
        checkTime(timestamp, claimed.scope());
        KeyRing.Key key = keys.find(claimed.secretId());
        if (key == null) {
            throw failure(CmqErrorCode.SECRET_ID_UNKNOWN);
        }
        Map<String, String> headers = new HashMap<>();
        for (String name : claimed.signedHeaders()) {
            headers.put(name, required(header, name).strip());
        }
        if (!isSigned(key.tc3(), claimed, Tc3Request.of(method, path, query, headers, payload), timestamp)) {
            throw failure(CmqErrorCode.AUTHENTICATION_FAILED);
        }
        return key.account();
    }

    private void checkTime(long timestamp, Tc3Scope scope) throws CloudAuthFailure {
        Instant now = clock.instant();
        long off = now.getEpochSecond() - timestamp;
        if (Math.abs(off) > MAX_SKEW.toSeconds()) {
            throw new CloudAuthFailure(
                    CloudErrorCode.SIGNATURE_EXPIRE,
                    CmqErrorCode.AUTHENTICATION_FAILED,
                    CmqErrorCode.AUTHENTICATION_FAILED.message() + ": X-TC-Timestamp " + timestamp + " is "
                            + Math.abs(off) + " s off the server's " + now.getEpochSecond() + ", allowed are "
                            + MAX_SKEW.toSeconds() + "; set the clock");
        }
        if (!Tc3Scope.dateOf(Instant.ofEpochSecond(timestamp)).equals(scope.date())) {
            throw new CloudAuthFailure(
                    CloudErrorCode.of(CmqErrorCode.AUTHENTICATION_FAILED),
                    CmqErrorCode.AUTHENTICATION_FAILED,
                    CmqErrorCode.AUTHENTICATION_FAILED.message() + ": the credential's date " + scope.date()
                            + " is not the day of X-TC-Timestamp " + timestamp + " in UTC");
        }
    }

    /** The vendor's page says that values are signed in lower case; who signs them as they are is understood too. */
    private boolean isSigned(Tc3Signer signer, Tc3Authorization claimed, Tc3Request asReceived, long timestamp) {
        for (String host : hosts.candidates(asReceived.headers().getOrDefault(HOST, ""))) {
            Map<String, String> headers = new HashMap<>(asReceived.headers());
            headers.put(HOST, host);
            Map<String, String> small = new HashMap<>();
            headers.forEach((name, value) -> small.put(name, value.toLowerCase(Locale.ROOT)));
            if (verifies(signer, claimed, asReceived.withHeaders(small), timestamp)
                    || (!small.equals(headers)
                            && verifies(signer, claimed, asReceived.withHeaders(headers), timestamp))) {
                return true;
            }
        }
        return false;
    }

    private static boolean verifies(Tc3Signer signer, Tc3Authorization claimed, Tc3Request request, long timestamp) {
        return signer.verifies(claimed.signature(), request, claimed.scope(), timestamp);
    }

    private static long timestamp(String text) throws CloudAuthFailure {
        if (!text.matches("\\d{1,12}")) {
            throw new CloudAuthFailure(
                    CloudErrorCode.of(CmqErrorCode.PARAMETER_TYPE),
                    CmqErrorCode.PARAMETER_TYPE,
                    CmqErrorCode.PARAMETER_TYPE.message("X-TC-Timestamp"));
        }
        return Long.parseLong(text);
    }

    private static String required(Function<String, Optional<String>> header, String name) throws CloudAuthFailure {
        return header.apply(name)
                .orElseThrow(() -> new CloudAuthFailure(
                        CloudErrorCode.of(CmqErrorCode.MISSING_PARAMETER),
                        CmqErrorCode.MISSING_PARAMETER,
                        CmqErrorCode.MISSING_PARAMETER.message(name)));
    }

    private static CloudAuthFailure invalid(String rule) {
        return new CloudAuthFailure(
                CloudErrorCode.INVALID_AUTHORIZATION,
                CmqErrorCode.AUTHENTICATION_FAILED,
                CmqErrorCode.AUTHENTICATION_FAILED.message() + ": the Authorization header " + rule);
    }

    private static CloudAuthFailure failure(CmqErrorCode row) {
        return new CloudAuthFailure(CloudErrorCode.of(row), row, row.message());
    }
}
