package org.opencmq.spring.boot;

import org.jspecify.annotations.Nullable;

/** A property names an SSL bundle that does not exist. */
public final class MissingSslBundleException extends RuntimeException {

    private final String property;
    private final String bundle;

    MissingSslBundleException(String property, String bundle, @Nullable Throwable cause) {
        super(property + " names the SSL bundle '" + bundle + "', which does not exist", cause);
        this.property = property;
        this.bundle = bundle;
    }

    /** The property that names the bundle. */
    public String property() {
        return property;
    }

    /** The bundle's name. */
    public String bundle() {
        return bundle;
    }
}
