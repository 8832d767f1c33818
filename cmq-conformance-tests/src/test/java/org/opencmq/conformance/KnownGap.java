package org.opencmq.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a test that our provider does not pass yet, though it must. A failure is counted apart and reported as skipped
 * instead of breaking the build; over Artemis the test counts as any other.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface KnownGap {

    /** What our provider does instead. */
    String value();
}
