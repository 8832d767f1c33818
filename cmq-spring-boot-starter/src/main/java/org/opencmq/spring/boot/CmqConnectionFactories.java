package org.opencmq.spring.boot;

import org.opencmq.jms.CmqConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Makes the provider's own connection factory from connection details and properties. Owner of the one it made, which is
 * closed with the application also when it stands behind a cache or a pool.
 */
class CmqConnectionFactories implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(CmqConnectionFactories.class);

    private final CmqConnectionDetails details;
    private final CmqProperties properties;
    private final ObjectProvider<CmqConnectionFactoryCustomizer> customizers;
    private volatile CmqConnectionFactory created = new CmqConnectionFactory();

    CmqConnectionFactories(
            ObjectProvider<CmqConnectionDetails> details,
            CmqProperties properties,
            ObjectProvider<CmqConnectionFactoryCustomizer> customizers) {
        this.details = details.getIfAvailable(() -> {
            throw new NoCmqEndpointException();
        });
        this.properties = properties;
        this.customizers = customizers;
    }

    CmqConnectionFactory create() {
        CmqConnectionFactory factory = atEndpoint();
        credentials(factory);
        properties.getOptions().forEach((name, value) -> {
            try {
                factory.setOption(name, value);
            } catch (IllegalArgumentException e) {
                throw new InvalidConfigurationPropertyValueException("cmq.options." + name, value, e.getMessage());
            }
        });
        customizers.orderedStream().forEach(customizer -> customizer.customize(factory));
        LOG.info("CMQ is used at endpoint={}", factory.settings().endpoint());
        created = factory;
        return factory;
    }

    private CmqConnectionFactory atEndpoint() {
        try {
            return new CmqConnectionFactory(details.getEndpoint());
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationPropertyValueException("cmq.endpoint", details.getEndpoint(), e.getMessage());
        }
    }

    private void credentials(CmqConnectionFactory factory) {
        String id = details.getSecretId();
        String key = details.getSecretKey();
        if ((id == null) != (key == null)) {
            throw new InvalidConfigurationPropertyValueException(
                    id == null ? "cmq.secret-id" : "cmq.secret-key",
                    null,
                    "cmq.secret-id and cmq.secret-key must be set together");
        }
        if (id != null && key != null) {
            factory.setSecretId(id);
            factory.setSecretKey(key);
        }
    }

    @Override
    public void destroy() {
        created.close();
    }
}
