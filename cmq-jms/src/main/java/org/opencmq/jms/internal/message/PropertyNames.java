package org.opencmq.jms.internal.message;

import jakarta.jms.JMSException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which names a property may have (Jakarta Messaging 3.1, section 3.5.1): those a selector can name. Names beginning with
 * {@code JMSX} are reserved for the properties the specification lists, {@code JMS_} for those of providers, and every
 * other name beginning with {@code JMS} for headers.
 */
public final class PropertyNames {

    /** How often the message was handed out, this time included; set on receipt, never by an application. */
    public static final String DELIVERY_COUNT = "JMSXDeliveryCount";

    /** The group the message belongs to; text. */
    public static final String GROUP_ID = "JMSXGroupID";

    /** The number of the message in its group, counted from 1; an int. */
    public static final String GROUP_SEQUENCE = "JMSXGroupSeq";

    /** True on a message whose envelope could not be read; its body is then the text as it came. */
    public static final String UNREADABLE = "JMS_CMQ_unreadable";

    /** Why the envelope could not be read; stands beside {@link #UNREADABLE}. */
    public static final String UNREADABLE_REASON = "JMS_CMQ_unreadableReason";

    /**
     * Text; on a message to a topic it is also CMQ's tag of the message, by which the service itself filters. Subscribers
     * whose selector asks for equality with it cost no transport of other messages.
     */
    public static final String TAG = "JMS_CMQ_tag";

    private static final Set<String> SELECTOR_WORDS =
            Set.of("NULL", "TRUE", "FALSE", "NOT", "AND", "OR", "BETWEEN", "LIKE", "IN", "IS", "ESCAPE");

    private PropertyNames() {}

    /**
     * Checks a name an application wants to set.
     *
     * @return the name
     * @throws IllegalArgumentException when there is no name
     * @throws JMSException when the name is not an identifier, or reserved
     */
    static String checked(@Nullable String name) throws JMSException {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("the name of a property must not be null or empty");
        }
        if (!isIdentifier(name)) {
            throw new JMSException(
                    "a property name must be a Java identifier and no word of the selector language, was '" + name
                            + "'; replace what is not a letter, digit, '_' or '$'");
        }
        if (isReserved(name)) {
            throw new JMSException("names beginning with JMS are reserved; an application may set only " + GROUP_ID
                    + ", " + GROUP_SEQUENCE + " and names beginning with JMS_, was '" + name + "'");
        }
        return name;
    }

    /** Whether a property that arrived, or that a foreign message carries, can be a property of ours. */
    public static boolean isSettable(@Nullable String name) {
        return name != null && !name.isEmpty() && isIdentifier(name) && !isReserved(name);
    }

    private static boolean isReserved(String name) {
        return name.startsWith("JMS")
                && !name.startsWith("JMS_")
                && !name.equals(GROUP_ID)
                && !name.equals(GROUP_SEQUENCE);
    }

    private static boolean isIdentifier(String name) {
        if (!Character.isJavaIdentifierStart(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            if (!Character.isJavaIdentifierPart(name.charAt(i))) {
                return false;
            }
        }
        return name.length() > "BETWEEN".length() || !SELECTOR_WORDS.contains(name.toUpperCase(Locale.ROOT));
    }
}
