package org.opencmq.jms.internal.subscribe;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * How the queues behind subscriptions are named, so that a named one is found again:
 *
 * <pre>
 * KIND-READABLE-IDENTITY-VARIANT     such as  subd-orders-3f9a0c12d4-77b1e09a
 * </pre>
 *
 * KIND tells whether the subscription is durable ({@code subd}) or not ({@code subs}); READABLE is the cleaned name, at
 * most 24 characters; IDENTITY 10 hexadecimal digits over client identifier and name; VARIANT 8 over topic, selector,
 * noLocal and whether it is shared, so that a change of any of them gives another queue.
 */
final class SubscriptionNames {

    private static final int READABLE = 24;

    private SubscriptionNames() {}

    /** Everything but the variant: what all forms of one subscription have in common. */
    static String base(String kind, @Nullable String clientId, String name) {
        StringBuilder readable = new StringBuilder();
        for (int i = 0; i < name.length() && readable.length() < READABLE; i++) {
            char c = name.charAt(i);
            boolean plain = c < 128 && Character.isLetterOrDigit(c);
            readable.append(plain ? c : '-');
        }
        return kind + "-" + readable + "-" + digest(10, String.valueOf(clientId), name) + "-";
    }

    static String variant(SubscriptionRequest request) {
        return digest(
                8,
                request.topic().cmqName().key(),
                request.selector() == null ? "" : request.selector().strip(),
                Boolean.toString(request.noLocal()),
                Boolean.toString(request.shared()));
    }

    private static String digest(int digits, String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, digits);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256, this one does not", e);
        }
    }
}
