package org.opencmq.spring.boot.properties;

/** How a region's service is reached. */
public enum Network {
    /** From anywhere, by https. */
    PUBLIC,
    /** From inside of the region's private network, by http. */
    INTERNAL
}
