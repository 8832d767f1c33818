package org.opencmq.protocol;

/** The one spelling rule for queues, topics and subscriptions. Source: protocol reference, reading 14.4. */
public final class NameRule {

    /** The most characters a name may have. */
    public static final int MAX_LENGTH = 64;

    private NameRule() {}

    /** Whether CMQ can spell this name. */
    public static boolean allows(String name) {
        if (name.isEmpty() || name.length() > MAX_LENGTH || !isLetter(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isLetter(c) && (c < '0' || c > '9') && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }

    static void check(String kind, String name) {
        if (!allows(name)) {
            throw new IllegalArgumentException(kind + " name must be a letter followed by at most " + (MAX_LENGTH - 1)
                    + " letters, digits, '-' or '_', was '" + name + "'");
        }
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
