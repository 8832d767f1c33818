package org.opencmq.jms.jndi;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.naming.Binding;
import javax.naming.CompositeName;
import javax.naming.Context;
import javax.naming.InvalidNameException;
import javax.naming.Name;
import javax.naming.NameClassPair;
import javax.naming.NameNotFoundException;
import javax.naming.NameParser;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.NotContextException;
import javax.naming.OperationNotSupportedException;
import org.opencmq.jms.internal.destination.CmqQueue;
import org.opencmq.jms.internal.destination.CmqTopic;

/**
 * Names that were bound once and for all; slashes separate their parts. A subcontext is the same names seen from behind a
 * prefix. Immutable, safe for all threads.
 */
@SuppressWarnings({"JdkObsolete", "BanJNDI"
}) // the directory API wants a Hashtable; nothing here reads serialized objects
final class ReadOnlyContext implements Context {

    static final String DYNAMIC_QUEUES = "dynamicQueues/";
    static final String DYNAMIC_TOPICS = "dynamicTopics/";

    private static final NameParser PARSER = CompositeName::new;

    private final NavigableMap<String, Object> bindings;
    private final String prefix;
    private final Hashtable<Object, Object> environment;

    /**
     * A view of bindings.
     *
     * @param prefix what all names of this context begin with: empty, or ending with a slash
     */
    ReadOnlyContext(NavigableMap<String, Object> bindings, String prefix, Map<?, ?> environment) {
        this.bindings = bindings;
        this.prefix = prefix;
        this.environment = new Hashtable<>(environment);
    }

    @Override
    public Object lookup(Name name) throws NamingException {
        return lookup(name.toString());
    }

    @Override
    public Object lookup(String name) throws NamingException {
        if (name.isEmpty()) {
            return new ReadOnlyContext(bindings, prefix, environment);
        }
        String whole = prefix + name;
        Object bound = bindings.get(whole);
        if (bound != null) {
            return bound;
        }
        if (whole.startsWith(DYNAMIC_QUEUES) && whole.length() > DYNAMIC_QUEUES.length()) {
            return new CmqQueue(whole.substring(DYNAMIC_QUEUES.length()));
        }
        if (whole.startsWith(DYNAMIC_TOPICS) && whole.length() > DYNAMIC_TOPICS.length()) {
            return new CmqTopic(whole.substring(DYNAMIC_TOPICS.length()));
        }
        String inside = whole.endsWith("/") ? whole : whole + "/";
        if (isContext(inside)) {
            return new ReadOnlyContext(bindings, inside, environment);
        }
        throw new NameNotFoundException("there is no '" + whole + "'; bound are " + bindings.keySet()
                + ", and dynamicQueues/NAME and dynamicTopics/NAME give any queue and topic");
    }

    private boolean isContext(String inside) {
        String next = bindings.ceilingKey(inside);
        return inside.equals(DYNAMIC_QUEUES)
                || inside.equals(DYNAMIC_TOPICS)
                || (next != null && next.startsWith(inside));
    }

    @Override
    public Object lookupLink(Name name) throws NamingException {
        return lookup(name);
    }

    @Override
    public Object lookupLink(String name) throws NamingException {
        return lookup(name);
    }

    @Override
    public NamingEnumeration<NameClassPair> list(Name name) throws NamingException {
        return list(name.toString());
    }

    @Override
    public NamingEnumeration<NameClassPair> list(String name) throws NamingException {
        List<NameClassPair> pairs = new ArrayList<>();
        context(name)
                .level()
                .forEach((each, object) ->
                        pairs.add(new NameClassPair(each, object.getClass().getName())));
        return new Listing<>(pairs.iterator());
    }

    @Override
    public NamingEnumeration<Binding> listBindings(Name name) throws NamingException {
        return listBindings(name.toString());
    }

    @Override
    public NamingEnumeration<Binding> listBindings(String name) throws NamingException {
        List<Binding> bound = new ArrayList<>();
        context(name).level().forEach((each, object) -> bound.add(new Binding(each, object)));
        return new Listing<>(bound.iterator());
    }

    private ReadOnlyContext context(String name) throws NamingException {
        if (lookup(name) instanceof ReadOnlyContext context) {
            return context;
        }
        throw new NotContextException("'" + prefix + name + "' is an object, not a context");
    }

    /** The names one level below, with their objects. */
    private Map<String, Object> level() {
        Map<String, Object> level = new TreeMap<>();
        for (Map.Entry<String, Object> entry : bindings.tailMap(prefix, false).entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                break;
            }
            String rest = entry.getKey().substring(prefix.length());
            int slash = rest.indexOf('/');
            if (slash < 0) {
                level.put(rest, entry.getValue());
            } else {
                String inside = rest.substring(0, slash);
                level.putIfAbsent(inside, new ReadOnlyContext(bindings, prefix + inside + "/", environment));
            }
        }
        return level;
    }

    @Override
    public NameParser getNameParser(Name name) {
        return PARSER;
    }

    @Override
    public NameParser getNameParser(String name) {
        return PARSER;
    }

    @Override
    public Name composeName(Name name, Name before) throws InvalidNameException {
        return ((Name) before.clone()).addAll(name);
    }

    @Override
    public String composeName(String name, String before) {
        return before.isEmpty() ? name : name.isEmpty() ? before : before + "/" + name;
    }

    @Override
    public String getNameInNamespace() {
        return prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
    }

    @Override
    public Hashtable<?, ?> getEnvironment() {
        return new Hashtable<>(environment);
    }

    /** Does nothing: what was looked up goes on to work, and is closed by those who use it. */
    @Override
    public void close() {}

    // What would change something

    @Override
    public void bind(Name name, Object object) throws NamingException {
        throw readOnly();
    }

    @Override
    public void bind(String name, Object object) throws NamingException {
        throw readOnly();
    }

    @Override
    public void rebind(Name name, Object object) throws NamingException {
        throw readOnly();
    }

    @Override
    public void rebind(String name, Object object) throws NamingException {
        throw readOnly();
    }

    @Override
    public void unbind(Name name) throws NamingException {
        throw readOnly();
    }

    @Override
    public void unbind(String name) throws NamingException {
        throw readOnly();
    }

    @Override
    public void rename(Name before, Name after) throws NamingException {
        throw readOnly();
    }

    @Override
    public void rename(String before, String after) throws NamingException {
        throw readOnly();
    }

    @Override
    public void destroySubcontext(Name name) throws NamingException {
        throw readOnly();
    }

    @Override
    public void destroySubcontext(String name) throws NamingException {
        throw readOnly();
    }

    @Override
    public Context createSubcontext(Name name) throws NamingException {
        throw readOnly();
    }

    @Override
    public Context createSubcontext(String name) throws NamingException {
        throw readOnly();
    }

    @Override
    public Object addToEnvironment(String name, Object value) throws NamingException {
        throw readOnly();
    }

    @Override
    public Object removeFromEnvironment(String name) throws NamingException {
        throw readOnly();
    }

    private static OperationNotSupportedException readOnly() {
        return new OperationNotSupportedException(
                "this context is read-only; bind names by the properties it is made of");
    }

    /** Names or bindings one after the other. */
    private static final class Listing<T> implements NamingEnumeration<T> {

        private final Iterator<T> left;

        private Listing(Iterator<T> left) {
            this.left = left;
        }

        @Override
        public boolean hasMore() {
            return left.hasNext();
        }

        @Override
        public T next() {
            return left.next();
        }

        @Override
        public boolean hasMoreElements() {
            return left.hasNext();
        }

        @Override
        public T nextElement() {
            return left.next();
        }

        @Override
        public void close() {}
    }
}
