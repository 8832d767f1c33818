package org.opencmq.server.auth;

import java.util.regex.Pattern;

/**
 * One key pair of an account. An account may have several, so that keys can be changed while applications run.
 *
 * @param account the account whose queues the key opens: 1 to 32 letters, digits, {@code -} and {@code _}; a number, as CMQ's
 *     own accounts have, appears as {@code createUin} in answers
 * @param secretId the public half, sent with every request; not empty. The cloud's begin with {@code AKID}, and an unknown one
 *     that does not is refused for that, as there
 * @param secretKey the secret half; never printed
 */
public record AccessKey(String account, String secretId, String secretKey) {

    /** The account of keys that name none. */
    public static final String DEFAULT_ACCOUNT = "1000";

    /** What every secret id of the cloud begins with. Source: protocol reference, section 4. */
    public static final String PREFIX = "AKID";

    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    /**
     * Checks the spelling.
     *
     * @throws IllegalArgumentException when a part is malformed; the secret half is not in the message
     */
    public AccessKey {
        if (!ACCOUNT.matcher(account).matches()) {
            throw new IllegalArgumentException(
                    "account must be 1 to 32 letters, digits, '-' or '_', was '" + account + "'");
        }
        if (secretId.isBlank()) {
            throw new IllegalArgumentException("secret id must not be empty");
        }
        if (secretKey.isEmpty()) {
            throw new IllegalArgumentException("secret key of " + secretId + " must not be empty");
        }
    }

    /** The key pair without its secret half. */
    @Override
    public String toString() {
        return "AccessKey[" + account + ", " + secretId + "]";
    }
}
