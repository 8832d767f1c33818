package org.opencmq.protocol.sign;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parts of an HTTP request that a {@link Tc3Signer} signs. Immutable.
 *
 * @param method {@code GET} or {@code POST}
 * @param path the path of the request line; {@code /} for all of API 3.0
 * @param query the query of the request line as sent, percent-encoded; empty text for POST
 * @param headers the signed headers: names in lower case, values without blanks around them; the vendor's page says values
 *     in lower case too, and so sign its SDKs
 * @param payloadHash SHA-256 of the body in lower-case hexadecimal digits
 */
public record Tc3Request(
        String method, String path, String query, SortedMap<String, String> headers, String payloadHash) {

    /** Copies the headers. */
    public Tc3Request {
        headers = new TreeMap<>(headers);
    }

    /** A request with that body. */
    public static Tc3Request of(String method, String path, String query, Map<String, String> headers, byte[] payload) {
        return new Tc3Request(method, path, query, new TreeMap<>(headers), Tc3Signer.hashOf(payload));
    }

    /** The same with other headers. */
    public Tc3Request withHeaders(Map<String, String> others) {
        return new Tc3Request(method, path, query, new TreeMap<>(others), payloadHash);
    }

    /** The names of the signed headers, joined as the {@code Authorization} header has them. */
    public String signedHeaders() {
        return String.join(";", headers.keySet());
    }

    /** The text whose hash is signed. */
    String canonical() {
        StringBuilder text = new StringBuilder(256);
        text.append(method).append('\n').append(path).append('\n').append(query).append('\n');
        headers.forEach(
                (name, value) -> text.append(name).append(':').append(value).append('\n'));
        return text.append('\n')
                .append(signedHeaders())
                .append('\n')
                .append(payloadHash)
                .toString();
    }
}
