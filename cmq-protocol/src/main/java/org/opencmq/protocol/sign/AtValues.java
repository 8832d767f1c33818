package org.opencmq.protocol.sign;

/**
 * What happens to parameters whose value begins with {@code @} when the signed text is put together. The official Python and
 * PHP clients leave them out on POST, an old rule for file uploads; everybody else signs them. Source: protocol reference,
 * section 5.2.
 */
public enum AtValues {
    /** They are signed like any other: the rule. */
    SIGNED,
    /** They are left out: tried by a server on POST when the rule did not match. */
    LEFT_OUT
}
