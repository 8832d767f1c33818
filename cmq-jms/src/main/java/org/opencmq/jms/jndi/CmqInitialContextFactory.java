package org.opencmq.jms.jndi;

import java.util.Hashtable;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import javax.naming.ConfigurationException;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.jms.internal.destination.CmqQueue;
import org.opencmq.jms.internal.destination.CmqTopic;

/**
 * Makes a read-only context of properties:
 *
 * <pre>
 * java.naming.factory.initial = org.opencmq.jms.jndi.CmqInitialContextFactory
 * java.naming.provider.url    = http://127.0.0.1:8080      endpoint of the factory named ConnectionFactory
 * connectionFactory.NAME      = URL                        a connection factory; empty for the provider's URL
 * queue.NAME                  = name of the queue
 * topic.NAME                  = name of the topic
 * </pre>
 *
 * <p>A NAME may have slashes, which then are subcontexts. Besides, {@code dynamicQueues/X} and {@code dynamicTopics/X} give
 * the queue and the topic X without any property. Without a {@code connectionFactory.ConnectionFactory}, a factory of that
 * name is there for the provider's URL if there is one. Nothing is asked of the service. Stateless.
 */
public final class CmqInitialContextFactory implements InitialContextFactory {

    /** Name of the factory that the provider's URL makes. */
    public static final String DEFAULT_FACTORY = "ConnectionFactory";

    private static final String FACTORY_PREFIX = "connectionFactory.";
    private static final String QUEUE_PREFIX = "queue.";
    private static final String TOPIC_PREFIX = "topic.";

    /** For {@code InitialContext}, which finds this class by its name. */
    public CmqInitialContextFactory() {}

    /**
     * The context of an environment.
     *
     * @throws ConfigurationException when a property has no name or value, a URL or option is not valid, or one name stands
     *     for two objects
     */
    @Override
    public Context getInitialContext(@Nullable Hashtable<?, ?> environment) throws NamingException {
        Map<?, ?> given = environment == null ? Map.of() : environment;
        NavigableMap<String, Object> bindings = new TreeMap<>();
        Object url = given.get(Context.PROVIDER_URL);
        for (Map.Entry<?, ?> entry : given.entrySet()) {
            if (entry.getKey() instanceof String key && entry.getValue() instanceof String value) {
                if (key.startsWith(FACTORY_PREFIX)) {
                    String where = value.isBlank() && url instanceof String text ? text : value;
                    bind(bindings, key, FACTORY_PREFIX, where, CmqConnectionFactory::new);
                } else if (key.startsWith(QUEUE_PREFIX)) {
                    bind(bindings, key, QUEUE_PREFIX, value, CmqQueue::new);
                } else if (key.startsWith(TOPIC_PREFIX)) {
                    bind(bindings, key, TOPIC_PREFIX, value, CmqTopic::new);
                }
            }
        }
        if (url instanceof String text && !text.isBlank() && !bindings.containsKey(DEFAULT_FACTORY)) {
            bindings.put(DEFAULT_FACTORY, made(Context.PROVIDER_URL, text, CmqConnectionFactory::new));
        }
        return new ReadOnlyContext(bindings, "", given);
    }

    private static void bind(
            Map<String, Object> bindings, String key, String prefix, String value, Function<String, Object> maker)
            throws ConfigurationException {
        String name = key.substring(prefix.length());
        if (name.isBlank() || name.startsWith("/") || name.endsWith("/")) {
            throw new ConfigurationException("property '" + key + "' must be " + prefix
                    + "NAME, with a name that neither is empty nor begins or ends with a slash");
        }
        if (bindings.put(name, made(key, value.strip(), maker)) != null) {
            throw new ConfigurationException("'" + name
                    + "' is the name of two objects; give connection factories, queues and topics names of their own");
        }
    }

    private static Object made(String key, String value, Function<String, Object> maker) throws ConfigurationException {
        try {
            return maker.apply(value);
        } catch (IllegalArgumentException e) {
            ConfigurationException invalid =
                    new ConfigurationException("property '" + key + "' is not valid: " + e.getMessage());
            invalid.setRootCause(e);
            throw invalid;
        }
    }
}
