package org.opencmq.server.topic;

import java.security.SecureRandom;

/** Makes the service's own names: a prefix and eight lower-case letters or digits. Safe from any thread. */
final class Identifiers {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 8;

    private final SecureRandom random = new SecureRandom();

    String topic() {
        return next("topic-");
    }

    String subscription() {
        return next("subsc-");
    }

    private String next(String prefix) {
        StringBuilder text = new StringBuilder(prefix.length() + LENGTH).append(prefix);
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
