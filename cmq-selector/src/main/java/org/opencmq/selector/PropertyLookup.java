package org.opencmq.selector;

import org.jspecify.annotations.Nullable;

/** Where a selector finds the header fields and properties of the message it looks at. */
@FunctionalInterface
public interface PropertyLookup {

    /**
     * Returns the value an identifier of the selector stands for. It may be called several times for one name, or not
     * at all.
     *
     * <p>No conversion happens on the way into the selector: a string stays a string, even if it looks like a number.
     * {@code JMSDeliveryMode} stands for the strings {@code "PERSISTENT"} and {@code "NON_PERSISTENT"}; giving those is
     * the caller's part.
     *
     * @param name the identifier, spelled as in the selector; names are case-sensitive
     * @return a {@link Boolean}, {@link Byte}, {@link Short}, {@link Integer}, {@link Long}, {@link Float},
     *     {@link Double} or {@link String}; {@code null} for a name that the message does not carry. A value of any
     *     other type counts as absent.
     */
    @Nullable
    Object value(String name);
}
