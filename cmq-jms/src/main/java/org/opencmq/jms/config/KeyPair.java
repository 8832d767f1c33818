package org.opencmq.jms.config;

import java.util.Optional;

/**
 * Secret id and secret key of an account. Neither key nor token ever appears in a text.
 *
 * @param token the token of temporary credentials; empty for a permanent key pair
 */
public record KeyPair(String secretId, String secretKey, Optional<String> token) {

    /** The pair a server without accounts accepts, on the loopback interface only. */
    public static final KeyPair DEVELOPMENT = new KeyPair("AKIDopencmqdevelopment", "opencmq-development-key");

    /** Checks that both are there. */
    public KeyPair {
        if (secretId.isEmpty() || secretKey.isEmpty()) {
            throw new IllegalArgumentException("secret id and secret key must not be empty");
        }
    }

    /** A permanent key pair. */
    public KeyPair(String secretId, String secretKey) {
        this(secretId, secretKey, Optional.empty());
    }

    @Override
    public String toString() {
        return "KeyPair[" + secretId + "]";
    }
}
