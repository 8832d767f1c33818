package org.opencmq.spring.boot;

import org.jspecify.annotations.Nullable;
import org.opencmq.client.Tls;
import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.jms.config.Option;
import org.opencmq.spring.boot.properties.ConnectionProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.ssl.SslBundle;

/**
 * Makes the provider's own connection factory from connection details and properties, once. Owner of it: closes it with the
 * application, also when it stands behind a cache or a pool. Safe for all threads.
 */
public final class CmqConnectionFactories implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(CmqConnectionFactories.class);

    private final String prefix;
    private final CmqConnectionDetails details;
    private final ConnectionProperties properties;
    private final ObjectProvider<CmqConnectionFactoryCustomizer> customizers;
    private @Nullable CmqConnectionFactory created;

    /**
     * Makes nothing yet.
     *
     * @param prefix where the properties stand
     */
    public CmqConnectionFactories(
            String prefix,
            CmqConnectionDetails details,
            ConnectionProperties properties,
            ObjectProvider<CmqConnectionFactoryCustomizer> customizers) {
        this.prefix = prefix;
        this.details = details;
        this.properties = properties;
        this.customizers = customizers;
    }

    /** The factory, the same each time. */
    public synchronized CmqConnectionFactory create() {
        CmqConnectionFactory factory = created;
        if (factory == null) {
            factory = make();
            created = factory;
        }
        return factory;
    }

    private CmqConnectionFactory make() {
        CmqConnectionFactory factory = atEndpoint();
        Options options = new Options(prefix, factory);
        options.set("topic-endpoint", Option.TOPIC_ENDPOINT, details.getTopicEndpoint());
        credentials(options);
        options.apply(properties);
        trust(factory);
        customizers.orderedStream().forEach(customizer -> customizer.customize(factory));
        check(factory);
        LOG.info(
                "CMQ connection={} uses endpoint={} given by={}",
                prefix,
                factory.settings().endpoint(),
                details.getClass().getSimpleName());
        return factory;
    }

    private CmqConnectionFactory atEndpoint() {
        try {
            return new CmqConnectionFactory(details.getEndpoint());
        } catch (IllegalArgumentException e) {
            throw invalid("endpoint", details.getEndpoint(), e);
        }
    }

    private void credentials(Options options) {
        String id = details.getSecretId();
        String key = details.getSecretKey();
        if ((id == null) != (key == null)) {
            throw new InvalidConfigurationPropertyValueException(
                    prefix + (id == null ? ".secret-id" : ".secret-key"),
                    null,
                    prefix + ".secret-id and " + prefix + ".secret-key must be set together");
        }
        options.set("secret-id", Option.SECRET_ID, id);
        options.set("secret-key", Option.SECRET_KEY, key);
        options.set("token", Option.TOKEN, details.getToken());
    }

    private void trust(CmqConnectionFactory factory) {
        SslBundle bundle = details.getSslBundle();
        if (bundle != null) {
            factory.setTls(new Tls(bundle.createSslContext().getSocketFactory()));
        }
    }

    /** What only the whole of the settings shows, such as a region that API 3.0 needs. */
    private void check(CmqConnectionFactory factory) {
        try {
            factory.settings();
        } catch (IllegalArgumentException e) {
            throw invalid("endpoint", details.getEndpoint(), e);
        }
    }

    private InvalidConfigurationPropertyValueException invalid(String key, String value, IllegalArgumentException e) {
        return new InvalidConfigurationPropertyValueException(
                prefix + "." + key, value, String.valueOf(e.getMessage()));
    }

    @Override
    public synchronized void destroy() {
        if (created != null) {
            created.close();
        }
    }
}
