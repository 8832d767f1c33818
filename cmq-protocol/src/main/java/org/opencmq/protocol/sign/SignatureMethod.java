package org.opencmq.protocol.sign;

import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The two keyed digests CMQ knows. Source: protocol reference, section 4, parameter SignatureMethod. */
public enum SignatureMethod {
    /** What a request without {@code SignatureMethod} means. */
    HMAC_SHA1("HmacSHA1"),
    /** The stronger one, and our client's default. */
    HMAC_SHA256("HmacSHA256");

    private final String wireName;

    /** A {@link Mac} is not thread-safe and costly to look up; each thread keeps its own. */
    @SuppressWarnings("ImmutableEnumChecker") // one independent Mac per thread: no state is shared through the enum
    private final ThreadLocal<Mac> mac;

    SignatureMethod(String wireName) {
        this.wireName = wireName;
        this.mac = ThreadLocal.withInitial(this::newMac);
    }

    /** The value of the {@code SignatureMethod} parameter; also the name the JDK knows the digest by. */
    public String wireName() {
        return wireName;
    }

    /** What a request asks for: {@code HmacSHA256} is SHA-256; absent or anything else is SHA-1. */
    public static SignatureMethod of(Optional<String> parameter) {
        return parameter.filter(HMAC_SHA256.wireName::equals).isPresent() ? HMAC_SHA256 : HMAC_SHA1;
    }

    /** This thread's digest, keyed and empty. It must be used up before anything else on this thread asks again. */
    Mac keyed(SecretKeySpec key) {
        Mac own = mac.get();
        try {
            own.init(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(wireName + " refuses the secret key", e);
        }
        return own;
    }

    private Mac newMac() {
        try {
            return Mac.getInstance(wireName);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no " + wireName, e);
        }
    }
}
