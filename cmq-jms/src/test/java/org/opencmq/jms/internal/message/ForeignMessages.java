package org.opencmq.jms.internal.message;

import jakarta.jms.JMSException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Messages of another provider: they do what ours do, but share nothing with them but the interfaces. */
final class ForeignMessages {

    private ForeignMessages() {}

    /** A message that behaves like the one behind it and cannot be recognised as it. */
    static <T> T like(CmqMessage behind, Class<T> kind) {
        InvocationHandler handler = (proxy, method, arguments) -> invoke(behind, method, arguments);
        return kind.cast(Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, handler));
    }

    private static Object invoke(CmqMessage behind, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(behind, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof JMSException refused ? refused : e.getCause();
        }
    }
}
