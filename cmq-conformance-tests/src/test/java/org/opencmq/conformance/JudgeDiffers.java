package org.opencmq.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a test of something the specification says and Artemis does not do; it is skipped there, and only there. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface JudgeDiffers {

    /** What Artemis does instead. */
    String value();
}
