package org.opencmq.spring.boot.connection;

import io.micrometer.observation.ObservationRegistry;
import jakarta.jms.ConnectionFactory;
import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.spring.boot.Caching;
import org.opencmq.spring.boot.CmqConnectionFactories;
import org.opencmq.spring.boot.CmqConnectionFactoryCustomizer;
import org.opencmq.spring.boot.CmqProperties;
import org.opencmq.spring.boot.PropertiesConnectionDetails;
import org.opencmq.spring.boot.properties.NamedConnectionProperties;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jms.autoconfigure.JmsProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;
import org.springframework.jms.core.JmsClient;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.jms.support.converter.MessageConverter;
import org.springframework.jms.support.destination.DestinationResolver;

/**
 * One connection of {@code cmq.connections} and the beans it makes, by factory methods that {@link ConnectionRegistrar} and
 * {@link OperationsRegistrar} name. Owner of the provider's connection factory. Public for the container only.
 */
public class NamedConnection implements DisposableBean {

    private final CmqConnectionFactories factories;
    private final JmsProperties jms;
    private final boolean cached;

    /**
     * Reads what the configuration says about the connection of that name.
     *
     * @throws org.opencmq.spring.boot.NoCmqEndpointException when it gives neither endpoint nor region
     */
    public NamedConnection(
            String name,
            CmqProperties properties,
            JmsProperties jms,
            Environment environment,
            ObjectProvider<SslBundles> bundles,
            ObjectProvider<CmqConnectionFactoryCustomizer> customizers) {
        String prefix = "cmq.connections." + name;
        NamedConnectionProperties own = properties.getConnections().getOrDefault(name, new NamedConnectionProperties());
        this.factories = new CmqConnectionFactories(
                prefix, new PropertiesConnectionDetails(prefix, own, bundles), own, customizers);
        this.jms = jms;
        this.cached = environment.getProperty("spring.jms.cache.enabled", Boolean.class, true);
    }

    /** The connection factory, with Boot's cache unless {@code spring.jms.cache.enabled} is false. */
    public ConnectionFactory connectionFactory() {
        CmqConnectionFactory plain = factories.create();
        return cached ? Caching.of(plain, jms.getCache()) : plain;
    }

    /** A template as Boot's own, for the given connection factory. */
    public JmsTemplate jmsTemplate(
            ConnectionFactory connectionFactory,
            ObjectProvider<DestinationResolver> resolver,
            ObjectProvider<MessageConverter> converter,
            ObjectProvider<ObservationRegistry> observations) {
        JmsTemplate template = TemplateSettings.template(connectionFactory, jms);
        resolver.ifUnique(template::setDestinationResolver);
        converter.ifUnique(template::setMessageConverter);
        observations.ifUnique(template::setObservationRegistry);
        return template;
    }

    /** A client over the given template. */
    public JmsClient jmsClient(JmsTemplate template) {
        return JmsClient.create(template);
    }

    @Override
    public void destroy() {
        factories.destroy();
    }
}
