package org.opencmq.protocol.action;

import java.util.Set;

/**
 * What a server can do beyond plain CMQ.
 *
 * @param product the server's name
 * @param version the server's version
 * @param supported the extensions it has; those this code does not know are left out when read
 * @param maxBatchEntries the most messages or handles of one batch
 * @param maxBatchBytes the most bytes of all bodies of one batch together, in UTF-8
 */
public record Capabilities(
        String product, String version, Set<Capability> supported, int maxBatchEntries, int maxBatchBytes) {

    /** Plain CMQ: no extension, 16 entries, 1 MB. Source: protocol reference, section 13 and reading 14.10. */
    public static final Capabilities PLAIN = new Capabilities("CMQ", "", Set.of(), 16, 1_048_576);

    /** Copies the set. */
    public Capabilities {
        supported = Set.copyOf(supported);
    }

    /** Whether the server has that extension. */
    public boolean has(Capability capability) {
        return supported.contains(capability);
    }
}
