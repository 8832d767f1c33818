package org.opencmq.jms.config;

import java.util.regex.Pattern;

/**
 * What stands before the names of queues and topics, so that several stages share an account. It is put before the names a
 * session is asked for, unless they begin with it already; destinations of messages and of JNDI are taken as they are.
 *
 * @param text empty for none, else a letter and up to 31 letters, digits, {@code -}, {@code _} or {@code .}
 */
public record DestinationPrefix(String text) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z][A-Za-z0-9_.-]{0,31})?");

    /** No prefix. */
    public static final DestinationPrefix NONE = new DestinationPrefix("");

    /** Checks the form. */
    public DestinationPrefix {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "destination.prefix must begin with a letter and have at most 32 letters,"
                            + " digits, '-', '_' or '.', was '" + text + "'");
        }
    }

    /** The name with the prefix before it, once. */
    public String before(String name) {
        return name.startsWith(text) ? name : text + name;
    }
}
