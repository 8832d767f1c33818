package org.opencmq.conformance.chapter;

import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** A message of another provider: none of its classes is known to the provider under test, its fields are those of a real one. */
final class ForeignMessage {

    private ForeignMessage() {}

    /** Wraps a message so that only the interface can be seen. */
    static <M extends Message> M of(Class<M> type, M message) {
        Object proxy = Proxy.newProxyInstance(
                ForeignMessage.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return (@Nullable Object) method.invoke(message, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
        return type.cast(proxy);
    }

    static TextMessage text(TextMessage message) {
        return of(TextMessage.class, message);
    }
}
