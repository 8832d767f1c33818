package org.opencmq.server.app;

/**
 * A key pair as the command line or the configuration file gives it.
 *
 * @param account the account it opens; empty for the default one
 * @param id the public half
 * @param secret the secret half; never printed
 */
record KeyPair(String account, String id, String secret) {

    /**
     * Reads {@code ID:KEY}.
     *
     * @throws IllegalArgumentException when it is none; without the secret in its message
     */
    static KeyPair parse(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0 || colon == text.length() - 1) {
            throw new IllegalArgumentException("must be ID:KEY, for instance AKIDexample:its-secret-key");
        }
        return new KeyPair(
                "", text.substring(0, colon).strip(), text.substring(colon + 1).strip());
    }

    /** The pair under the key {@code account.ID} or {@code account.NAME.ID} of a configuration file. */
    static KeyPair ofKey(String key, String secret) {
        String rest = key.substring(ConfigFile.ACCOUNT.length());
        int dot = rest.lastIndexOf('.');
        return new KeyPair(dot < 0 ? "" : rest.substring(0, dot), rest.substring(dot + 1), secret);
    }

    @Override
    public String toString() {
        return "KeyPair[" + account + ", " + id + "]";
    }
}
