package org.opencmq.spring.boot;

import java.util.LinkedHashMap;
import java.util.Map;
import org.opencmq.spring.boot.properties.ConnectionProperties;
import org.opencmq.spring.boot.properties.EmbeddedProperties;
import org.opencmq.spring.boot.properties.NamedConnectionProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.jms.autoconfigure.JmsPoolConnectionFactoryProperties;

/** What an application says about CMQ in its configuration. */
@ConfigurationProperties("cmq")
public class CmqProperties extends ConnectionProperties {

    @NestedConfigurationProperty
    private final EmbeddedProperties embedded = new EmbeddedProperties();

    @NestedConfigurationProperty
    private final JmsPoolConnectionFactoryProperties pool = new JmsPoolConnectionFactoryProperties();

    /** Further accounts or servers by their names; each takes the keys of cmq.* but embedded and pool. */
    private final Map<String, NamedConnectionProperties> connections = new LinkedHashMap<>();

    public EmbeddedProperties getEmbedded() {
        return embedded;
    }

    public JmsPoolConnectionFactoryProperties getPool() {
        return pool;
    }

    public Map<String, NamedConnectionProperties> getConnections() {
        return connections;
    }
}
