package org.opencmq.protocol.sign;

import java.util.Optional;

/**
 * The key pair of an account.
 *
 * @param secretId the public half, sent as {@code SecretId}; CMQ demands that it starts with {@code AKID}, which is for
 *     the server to check
 * @param secretKey the secret half; never sent, never printed
 * @param token the token of temporary credentials, sent and signed as {@code Token}; empty for a permanent key pair
 */
public record Credentials(String secretId, String secretKey, Optional<String> token) {

    /**
     * Checks that both halves are there.
     *
     * @throws IllegalArgumentException when one is empty
     */
    public Credentials {
        if (secretId.isEmpty()) {
            throw new IllegalArgumentException("secretId must not be empty; it is the account's public key, AKID…");
        }
        if (secretKey.isEmpty()) {
            throw new IllegalArgumentException("secretKey of secretId " + secretId + " must not be empty");
        }
    }

    /** A permanent key pair. */
    public Credentials(String secretId, String secretKey) {
        this(secretId, secretKey, Optional.empty());
    }

    /** The public half only. */
    @Override
    public String toString() {
        return "Credentials[" + secretId + (token.isPresent() ? ", temporary]" : "]");
    }
}
