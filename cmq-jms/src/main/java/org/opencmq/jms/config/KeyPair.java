package org.opencmq.jms.config;

/** Secret id and secret key of an account. The key never appears in a text. */
public record KeyPair(String secretId, String secretKey) {

    /** The pair a server without accounts accepts, on the loopback interface only. */
    public static final KeyPair DEVELOPMENT = new KeyPair("AKIDopencmqdevelopment", "opencmq-development-key");

    /** Checks that both are there. */
    public KeyPair {
        if (secretId.isEmpty() || secretKey.isEmpty()) {
            throw new IllegalArgumentException("secret id and secret key must not be empty");
        }
    }

    @Override
    public String toString() {
        return "KeyPair[" + secretId + "]";
    }
}
