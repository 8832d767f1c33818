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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.config.AcknowledgeMode;
import org.opencmq.jms.config.KeyPair;
import org.opencmq.jms.config.Option;
import org.opencmq.jms.config.ProviderSettings;
import org.opencmq.jms.config.SettingsBuilder;
import org.opencmq.jms.internal.error.Failures;
import org.opencmq.jms.internal.session.CmqConnection;
import org.opencmq.jms.internal.session.CmqContext;
import org.opencmq.jms.internal.session.CmqSession;
import org.opencmq.jms.internal.session.ServiceAccess;

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
 */
public class CmqConnectionFactory
        implements ConnectionFactory, QueueConnectionFactory, TopicConnectionFactory, AutoCloseable {

    /** Acknowledge mode of sessions whose messages are acknowledged one by one; beyond the specification. */
    public static final int INDIVIDUAL_ACKNOWLEDGE = AcknowledgeMode.INDIVIDUAL_ACKNOWLEDGE;

    private final Object lock = new Object();
    private final SettingsBuilder builder = new SettingsBuilder();
    private @Nullable ServiceAccess access;

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
        ServiceAccess current;
        synchronized (lock) {
            if (access == null) {
                try {
                    access = new ServiceAccess(builder.build());
                } catch (IllegalArgumentException e) {
                    JMSException invalid = new JMSException(String.valueOf(e.getMessage()));
                    invalid.initCause(e);
                    throw invalid;
                }
            }
            current = access;
        }
        return current.connect(user, domain);
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
    public String toString() {
        return "CmqConnectionFactory[" + settings().endpoint() + "]";
    }
}
