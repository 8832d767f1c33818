package org.opencmq.jms.internal.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a message, as its identifier tells: {@code ID:CONNECTION-NUMBER}, or {@code ID:CONNECTION-CLIENT-NUMBER} where
 * CLIENT is {@code c} and 10 hexadecimal digits that stand for the client identifier.
 *
 * @param connectionId letters and digits, unique in the world
 * @param clientMark what stands for the client identifier of the connection; empty for none
 */
record Origin(String connectionId, Optional<String> clientMark) {

    private static final String SCHEME = "ID:";
    private static final int DIGITS = 10;

    /** Of a connection, which may have a client identifier. */
    static Origin of(String connectionId, Optional<String> clientId) {
        return new Origin(connectionId, clientId.map(Origin::mark));
    }

    /** The beginning of the identifiers of all messages sent. */
    String idPrefix() {
        return connectionPrefix() + clientMark.orElse("");
    }

    private String connectionPrefix() {
        return SCHEME + connectionId + "-";
    }

    /** Whether the connection sent a message. */
    boolean sent(@Nullable String messageId) {
        return messageId != null && messageId.startsWith(connectionPrefix());
    }

    /** Whether the connection sent a message, or another one of the same client identifier. */
    boolean orItsClientSent(@Nullable String messageId) {
        return sent(messageId)
                || (messageId != null
                        && messageId.startsWith(SCHEME)
                        && clientMark
                                .filter(mark -> messageId.contains("-" + mark))
                                .isPresent());
    }

    private static String mark(String clientId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(clientId.getBytes(StandardCharsets.UTF_8));
            return "c" + HexFormat.of().formatHex(digest).substring(0, DIGITS) + "-";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256, this one does not", e);
        }
    }
}
