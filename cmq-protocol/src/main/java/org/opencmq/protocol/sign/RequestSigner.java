package org.opencmq.protocol.sign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.opencmq.protocol.Parameters;

/**
 * Signs requests with one key and one digest. The signed text is {@code METHOD + host + path + "?"} and all parameters but
 * {@code Signature}, sorted by name as sent, each as {@code name=raw value} with every {@code _} of the name written as
 * {@code .}, joined by {@code &}. Immutable; may be used by any number of threads at once, which share no lock.
 *
 * <p>Source: protocol reference, section 5.1.
 */
public final class RequestSigner {

    /** The parameter that carries the signature, and the only one that is never signed. */
    public static final String SIGNATURE = "Signature";

    private final SignatureMethod method;
    private final SecretKeySpec key;

    /**
     * A signer for one key.
     *
     * @param secretKey the secret half of the key pair, not empty
     * @param method the digest
     */
    public RequestSigner(String secretKey, SignatureMethod method) {
        this.method = method;
        this.key = new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), method.wireName());
    }

    /** The digest used. */
    public SignatureMethod method() {
        return method;
    }

    /**
     * The signature of a request, in Base64, not yet percent-encoded.
     *
     * @param httpMethod {@code GET} or {@code POST}
     * @param host what stands in the endpoint URL between scheme and path, with an explicit port, letters as typed
     * @param path the path of the request line, such as {@code /v2/index.php}
     * @param parameters all parameters, common and action; a {@code Signature} among them is passed over
     */
    public String sign(String httpMethod, String host, String path, Parameters parameters) {
        return sign(httpMethod, host, path, parameters, AtValues.SIGNED);
    }

    /** As {@link #sign(String, String, String, Parameters)}, with a choice about values that begin with {@code @}. */
    public String sign(String httpMethod, String host, String path, Parameters parameters, AtValues atValues) {
        Mac mac = method.keyed(key);
        MacText text = new MacText(mac);
        text(httpMethod, host, path, parameters, atValues, text);
        return Base64.getEncoder().encodeToString(text.digest());
    }

    /** Whether the claimed signature is the right one; takes the same time whatever the first wrong character is. */
    public boolean verifies(
            String claimed, String httpMethod, String host, String path, Parameters parameters, AtValues atValues) {
        byte[] expected = sign(httpMethod, host, path, parameters, atValues).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, claimed.getBytes(StandardCharsets.UTF_8));
    }

    /** The signed text itself, for diagnosis and tests; it holds message bodies, so it must not be logged. */
    public static String signedText(
            String httpMethod, String host, String path, Parameters parameters, AtValues atValues) {
        PlainText whole = new PlainText();
        text(httpMethod, host, path, parameters, atValues, whole);
        return whole.text.toString();
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "RequestSigner[" + method.wireName() + "]";
    }

    /** Hands the signed text on piece by piece, so that a large body is never copied into one more string. */
    private static void text(
            String httpMethod, String host, String path, Parameters parameters, AtValues atValues, SignedText sink) {
        Pair[] sorted = sorted(parameters, atValues);
        sink.add(httpMethod);
        sink.add(host);
        sink.add(path);
        char separator = '?';
        for (Pair pair : sorted) {
            sink.add(separator);
            sink.add(pair.name.replace('_', '.'));
            sink.add('=');
            sink.add(pair.value);
            separator = '&';
        }
    }

    /** What is signed, by name. Names are unique, and numbered ones come nearly in order, which is quick to sort. */
    private static Pair[] sorted(Parameters parameters, AtValues atValues) {
        Pair[] pairs = new Pair[parameters.size()];
        int[] size = new int[1];
        parameters.forEach((name, value) -> {
            boolean leftOut = atValues == AtValues.LEFT_OUT && value.startsWith("@");
            if (!leftOut && !name.equals(SIGNATURE)) {
                pairs[size[0]++] = new Pair(name, value);
            }
        });
        Arrays.sort(pairs, 0, size[0]);
        return size[0] == pairs.length ? pairs : Arrays.copyOf(pairs, size[0]);
    }

    private record Pair(String name, String value) implements Comparable<Pair> {

        @Override
        public int compareTo(Pair other) {
            return name.compareTo(other.name);
        }
    }
}
