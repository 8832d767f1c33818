package org.opencmq.protocol.sign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests of API 3.0 with one key, by the method {@code TC3-HMAC-SHA256}. The key of a signature is derived from the
 * secret key, the day and the service: {@code HMAC(HMAC(HMAC("TC3" + key, date), service), "tc3_request")}. Immutable; may be
 * used by any number of threads at once.
 *
 * <p>Source: the vendor's page "Signature v3", whose worked example is a test of this class.
 */
public final class Tc3Signer {

    /** The method's name, with which the {@code Authorization} header begins. */
    public static final String ALGORITHM = "TC3-HMAC-SHA256";

    /** What every credential scope ends with. */
    static final String TERMINATOR = "tc3_request";

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] start;

    /**
     * A signer for one key.
     *
     * @param secretKey the secret half of the key pair, not empty
     */
    public Tc3Signer(String secretKey) {
        this.start = bytes("TC3" + secretKey);
    }

    /**
     * The signature, 64 lower-case hexadecimal digits.
     *
     * @param request what is signed
     * @param scope the day and the service
     * @param timestamp Unix seconds, as sent in {@code X-TC-Timestamp}
     */
    public String sign(Tc3Request request, Tc3Scope scope, long timestamp) {
        String canonicalHash = HEX.formatHex(sha256(bytes(request.canonical())));
        String text = ALGORITHM + "\n" + timestamp + "\n" + scope + "\n" + canonicalHash;
        byte[] key = hmac(hmac(hmac(start, scope.date()), scope.service()), TERMINATOR);
        return HEX.formatHex(hmac(key, text));
    }

    /** Whether the claimed signature is the right one; takes the same time whatever the first wrong character is. */
    public boolean verifies(String claimed, Tc3Request request, Tc3Scope scope, long timestamp) {
        return MessageDigest.isEqual(bytes(sign(request, scope, timestamp)), bytes(claimed));
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "Tc3Signer";
    }

    static String hashOf(byte[] payload) {
        return HEX.formatHex(sha256(payload));
    }

    private static byte[] hmac(byte[] key, String text) {
        Mac mac = SignatureMethod.HMAC_SHA256.keyed(new SecretKeySpec(key, SignatureMethod.HMAC_SHA256.wireName()));
        return mac.doFinal(bytes(text));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
