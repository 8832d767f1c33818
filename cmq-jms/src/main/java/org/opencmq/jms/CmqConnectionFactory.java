package org.opencmq.jms;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueConnectionFactory;
import jakarta.jms.Session;
import jakarta.jms.TopicConnection;
import jakarta.jms.TopicConnectionFactory;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.naming.Reference;
import javax.naming.Referenceable;
import javax.naming.StringRefAddr;
import org.jspecify.annotations.Nullable;
import org.opencmq.client.CmqClientSettings;
import org.opencmq.client.Tls;
import org.opencmq.jms.config.AcknowledgeMode;
import org.opencmq.jms.config.Endpoint;
import org.opencmq.jms.config.KeyPair;
import org.opencmq.jms.config.Option;
import org.opencmq.jms.config.ProviderSettings;
import org.opencmq.jms.config.SettingsBuilder;
import org.opencmq.jms.internal.destination.CmqDestination;
import org.opencmq.jms.internal.error.Failures;
import org.opencmq.jms.internal.session.CmqConnection;
import org.opencmq.jms.internal.session.CmqContext;
import org.opencmq.jms.internal.session.CmqSession;
import org.opencmq.jms.internal.session.ServiceAccess;
import org.opencmq.jms.monitor.ProviderListener;
import org.opencmq.jms.payload.PayloadStore;

/**
 * Makes connections to Tencent Cloud CMQ, TDMQ for CMQ, or an OpenCMQ server.
 *
 * <pre>{@code
 * var factory = new CmqConnectionFactory("http://127.0.0.1:8080?receive.pollingWait=10s");
 * var factory = new CmqConnectionFactory("embedded:tests");
 * }</pre>
 *
 * <p>The options are those of {@link Option}; each can stand in the URL or be set by {@link #setOption}. User name and
 * password of a connection are secret id and secret key. Without any, the development key pair is used for an embedded
 * server and on the loopback interface; elsewhere that is an error.
 *
 * <p>Settings are made before the first connection; afterwards a change counts for later connections. Connections of one
 * factory share HTTP connections and, with {@code embedded:NAME}, the server: {@link #close()} lets go of them once the
 * connections are closed too. Safe for all threads.
 *
 * <p>A factory can be serialized and kept in a directory by reference. Both forms hold the endpoint and the options as they
 * were set, <b>secret id and secret key among them</b> when they were set on the factory: keep them out of it, and name them
 * with each connection, where the directory is not a safe place. No text form shows them.
 */
public class CmqConnectionFactory
        implements ConnectionFactory,
                QueueConnectionFactory,
                TopicConnectionFactory,
                Referenceable,
                Serializable,
                AutoCloseable {

    /** Type of the address that holds the endpoint, in a reference to a factory; the others are options by their names. */
    public static final String ENDPOINT_ADDRESS = "url";

    private static final long serialVersionUID = 1;

    /** Acknowledge mode of sessions whose messages are acknowledged one by one; beyond the specification. */
    public static final int INDIVIDUAL_ACKNOWLEDGE = AcknowledgeMode.INDIVIDUAL_ACKNOWLEDGE;

    // Not serialized themselves: a Written stands in for all of it.
    private final transient Object lock = new Object();
    private final transient SettingsBuilder builder = new SettingsBuilder();
    private transient @Nullable ServiceAccess access;
    private transient @Nullable PayloadStore payloadStore;
    private transient @Nullable Tls tls;
    private transient ProviderListener providerListener = ProviderListener.NONE;

    /** A factory for {@code http://127.0.0.1:8080}. */
    public CmqConnectionFactory() {}

    /**
     * A factory for an endpoint.
     *
     * @param url {@code http://HOST:PORT}, {@code https://HOST} or {@code embedded:NAME}, with options behind {@code ?}
     * @throws IllegalArgumentException when it is none of these, an option is unknown or a value is out of its range
     */
    public CmqConnectionFactory(String url) {
        builder.url(url);
    }

    /** Changes the endpoint; the same text as of {@link #CmqConnectionFactory(String)}. */
    public void setUrl(String url) {
        change(() -> builder.url(url));
    }

    /** Sets the secret id that connections use which name no user. */
    public void setSecretId(String secretId) {
        setOption(Option.SECRET_ID.key(), secretId);
    }

    /** Sets the secret key that connections use which name no user. */
    public void setSecretKey(String secretKey) {
        setOption(Option.SECRET_KEY.key(), secretKey);
    }

    /** Presets the client identifier, so that connections cannot set one themselves. */
    public void setClientId(String clientId) {
        setOption(Option.CLIENT_ID.key(), clientId);
    }

    /**
     * Sets an option by the name it has in a URL.
     *
     * @throws IllegalArgumentException when there is no such option, or it does not take the value
     */
    public void setOption(String name, String value) {
        change(() -> builder.set(name, value));
    }

    /**
     * Keeps bodies that are too large for their queue or topic in a store of the application's, instead of a folder. The
     * application closes it, after the connections. It does not travel with a serialized factory or a reference.
     */
    public void setPayloadStore(PayloadStore store) {
        change(() -> payloadStore = store);
    }

    /**
     * Trusts this on https endpoints instead of what the Java runtime trusts. It does not travel with a serialized factory or
     * a reference.
     */
    public void setTls(Tls value) {
        change(() -> tls = value);
    }

    /** Tells a listener what connections do, for metrics. It does not travel with a serialized factory or a reference. */
    public void setProviderListener(ProviderListener listener) {
        change(() -> providerListener = listener);
    }

    /**
     * Opens a way to the service beside the connections, with the factory's key pair; asks nobody.
     *
     * @throws JMSSecurityException when the endpoint needs a key pair and there is none
     * @throws JMSException when settings do not fit together, or an embedded server does not start
     */
    public CmqService openService() throws JMSException {
        return access().openService(CmqService::new);
    }

    /**
     * How many messages the connections of this factory have leased now: fetched and not handed out yet, or handed out and not
     * acknowledged yet.
     */
    public int messagesInFlight() {
        ServiceAccess current;
        synchronized (lock) {
            current = access;
        }
        return current == null ? 0 : current.messagesInFlight();
    }

    /**
     * What a {@code CmqClient} beside the connections is opened with: the same endpoint, key pair, trust and timeouts.
     *
     * @throws JMSSecurityException when the endpoint needs a key pair and there is none
     * @throws IllegalStateException when the endpoint is {@code embedded:NAME}, which only connections start
     */
    public CmqClientSettings clientSettings() throws JMSSecurityException {
        synchronized (lock) {
            ProviderSettings settings = builder.build();
            if (!(settings.endpoint() instanceof Endpoint.Remote remote)) {
                throw new IllegalStateException(
                        settings.endpoint() + " has no address before its first connection; use an http or https URL");
            }
            return ServiceAccess.clientSettings(
                    settings, remote.uri(), ServiceAccess.keys(settings, Optional.empty()), Optional.ofNullable(tls));
        }
    }

    private void change(Runnable change) {
        ServiceAccess old;
        synchronized (lock) {
            change.run();
            old = access;
            access = null;
        }
        if (old != null) {
            old.close();
        }
    }

    /** The settings connections are made with now. */
    public ProviderSettings settings() {
        synchronized (lock) {
            return builder.build();
        }
    }

    @Override
    public CmqConnection createConnection() throws JMSException {
        return connect(Optional.empty(), CmqSession.Domain.ANY);
    }

    @Override
    public CmqConnection createConnection(@Nullable String userName, @Nullable String password) throws JMSException {
        return connect(keyPair(userName, password), CmqSession.Domain.ANY);
    }

    @Override
    public QueueConnection createQueueConnection() throws JMSException {
        return connect(Optional.empty(), CmqSession.Domain.QUEUE);
    }

    @Override
    public QueueConnection createQueueConnection(@Nullable String userName, @Nullable String password)
            throws JMSException {
        return connect(keyPair(userName, password), CmqSession.Domain.QUEUE);
    }

    @Override
    public TopicConnection createTopicConnection() throws JMSException {
        return connect(Optional.empty(), CmqSession.Domain.TOPIC);
    }

    @Override
    public TopicConnection createTopicConnection(@Nullable String userName, @Nullable String password)
            throws JMSException {
        return connect(keyPair(userName, password), CmqSession.Domain.TOPIC);
    }

    @Override
    public JMSContext createContext() {
        return createContext(Session.AUTO_ACKNOWLEDGE);
    }

    @Override
    public JMSContext createContext(int sessionMode) {
        return context(Optional.empty(), sessionMode);
    }

    @Override
    public JMSContext createContext(@Nullable String userName, @Nullable String password) {
        return createContext(userName, password, Session.AUTO_ACKNOWLEDGE);
    }

    @Override
    public JMSContext createContext(@Nullable String userName, @Nullable String password, int sessionMode) {
        try {
            return context(keyPair(userName, password), sessionMode);
        } catch (JMSException e) {
            throw Failures.unchecked(e);
        }
    }

    private JMSContext context(Optional<KeyPair> user, int sessionMode) {
        CmqContext.checkMode(sessionMode);
        try {
            return new CmqContext(connect(user, CmqSession.Domain.ANY), sessionMode);
        } catch (JMSException e) {
            throw Failures.unchecked(e);
        }
    }

    private static Optional<KeyPair> keyPair(@Nullable String userName, @Nullable String password)
            throws JMSSecurityException {
        if (userName == null && password == null) {
            return Optional.empty();
        }
        if (userName == null || userName.isEmpty() || password == null || password.isEmpty()) {
            throw new JMSSecurityException("user name and password are secret id and secret key; neither may be empty");
        }
        return Optional.of(new KeyPair(userName, password));
    }

    private CmqConnection connect(Optional<KeyPair> user, CmqSession.Domain domain) throws JMSException {
        return access().connect(user, domain);
    }

    private ServiceAccess access() throws JMSException {
        synchronized (lock) {
            if (access == null) {
                try {
                    access = new ServiceAccess(
                            builder.build(),
                            Optional.ofNullable(payloadStore),
                            Optional.ofNullable(tls),
                            providerListener);
                } catch (IllegalArgumentException e) {
                    JMSException invalid = new JMSException(String.valueOf(e.getMessage()));
                    invalid.initCause(e);
                    throw invalid;
                }
            }
            return access;
        }
    }

    /** Lets go of what connections share, as soon as they are closed. A later connection begins anew. */
    @Override
    public void close() {
        ServiceAccess old;
        synchronized (lock) {
            old = access;
            access = null;
        }
        if (old != null) {
            old.close();
        }
    }

    @Override
    public Reference getReference() {
        synchronized (lock) {
            Reference reference = new Reference(getClass().getName(), CmqDestination.OBJECT_FACTORY, null);
            reference.add(new StringRefAddr(ENDPOINT_ADDRESS, builder.endpoint()));
            builder.options().forEach((name, value) -> reference.add(new QuietAddress(name, value)));
            return reference;
        }
    }

    /** An address of a reference that does not show its content, which may be a secret. */
    private static final class QuietAddress extends StringRefAddr {

        private static final long serialVersionUID = 1;

        private QuietAddress(String type, String content) {
            super(type, content);
        }

        @Override
        public String toString() {
            return "Type: " + getType() + "\nContent: (not shown)\n";
        }
    }

    /**
     * The serialized form.
     *
     * @param endpoint as in a URL, without options
     * @param options what was set besides
     */
    private record Written(String endpoint, Map<String, String> options) implements Serializable {
        private static final long serialVersionUID = 1;

        @Serial
        private Object readResolve() {
            CmqConnectionFactory factory = new CmqConnectionFactory(endpoint);
            options.forEach(factory::setOption);
            return factory;
        }
    }

    @Serial
    private Object writeReplace() {
        synchronized (lock) {
            return new Written(builder.endpoint(), new LinkedHashMap<>(builder.options()));
        }
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a connection factory is read from its written form only");
    }

    @Override
    public String toString() {
        return "CmqConnectionFactory[" + settings().endpoint() + "]";
    }
}
