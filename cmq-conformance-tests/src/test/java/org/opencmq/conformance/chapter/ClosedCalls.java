package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.CompletionListener;
import jakarta.jms.Destination;
import jakarta.jms.ExceptionListener;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Calls every method of closed objects, with arguments that would do were they open. */
final class ClosedCalls {

    private final Map<Class<?>, Object> arguments = new HashMap<>(Map.of(
            String.class,
            "name",
            int.class,
            Session.AUTO_ACKNOWLEDGE,
            long.class,
            1L,
            boolean.class,
            false,
            MessageListener.class,
            new Recorded(),
            CompletionListener.class,
            new Recorded(),
            ExceptionListener.class,
            (ExceptionListener) exception -> {},
            Serializable.class,
            "x"));
    private final Class<? extends Throwable> failure;

    /**
     * Calls that are to fail in one way.
     *
     * @param message of an open session, like the destinations
     * @param where the queue or the topic of calls that take either
     */
    ClosedCalls(Class<? extends Throwable> failure, Message message, Queue queue, Topic topic, Destination where) {
        this.failure = failure;
        arguments.put(Message.class, message);
        arguments.put(Queue.class, queue);
        arguments.put(Topic.class, topic);
        arguments.put(Destination.class, where);
    }

    /** All methods of an interface and of those it extends fail, but close and the ones named. */
    void fail(Class<?> type, Object closed, String... free) {
        Set<String> exempt = Set.of(free);
        List<String> wrong = Stream.of(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.getName().equals("close") && !exempt.contains(method.getName()))
                .flatMap(method -> complaints(method, closed).stream())
                .toList();
        assertThat(wrong).isEmpty();
    }

    private List<String> complaints(Method method, Object closed) {
        List<Object> values = new ArrayList<>();
        for (Class<?> type : method.getParameterTypes()) {
            values.add(arguments.get(type));
        }
        try {
            method.invoke(closed, values.toArray());
            return List.of(method + " threw nothing");
        } catch (InvocationTargetException e) {
            // a producer may first notice that a call does not fit how it was made
            boolean right = failure.isInstance(e.getCause()) || e.getCause() instanceof UnsupportedOperationException;
            return right ? List.of() : List.of(method + " threw " + e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
