package org.opencmq.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a {@code String} parameter of a test: a name for a queue or topic that no other test of this run has. The queue is not
 * made.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface UniqueName {

    /** How the name begins: a letter, then letters, digits, {@code -} and {@code _}, at most 48 characters. */
    String value() default "queue";
}
