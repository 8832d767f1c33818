package org.opencmq.jms.monitor;

import java.util.SortedSet;

/**
 * What a service said about itself.
 *
 * @param endpoint where it is
 * @param product its name; {@code CMQ} for one that says nothing
 * @param version of the product; empty for one that says nothing
 * @param extensions what it can do beyond CMQ, in lower case, such as {@code change_visibility}
 */
public record ServiceStatus(String endpoint, String product, String version, SortedSet<String> extensions) {}
