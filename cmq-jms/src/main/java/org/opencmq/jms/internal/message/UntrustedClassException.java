package org.opencmq.jms.internal.message;

import java.io.InvalidClassException;

/** A serialised object names a class that the allow-list does not. */
final class UntrustedClassException extends InvalidClassException {

    private static final long serialVersionUID = 1;

    private final String className;

    UntrustedClassException(String className) {
        super(className, "not trusted");
        this.className = className;
    }

    /** What was refused and how to allow it. */
    String reason() {
        return "the class " + className
                + " of the object in the message is not trusted; name it or its package in the setting"
                + " message.trustedClasses, or send the data as text";
    }
}
