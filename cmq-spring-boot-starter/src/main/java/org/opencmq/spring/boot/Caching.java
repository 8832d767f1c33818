package org.opencmq.spring.boot;

import jakarta.jms.ConnectionFactory;
import org.springframework.boot.jms.autoconfigure.JmsProperties;
import org.springframework.jms.connection.CachingConnectionFactory;

/** Puts Boot's cache of connections and sessions before a connection factory. */
public final class Caching {

    private Caching() {}

    /** The cache that {@code spring.jms.cache.*} describes. */
    public static CachingConnectionFactory of(ConnectionFactory target, JmsProperties.Cache properties) {
        CachingConnectionFactory caching = new CachingConnectionFactory(target);
        caching.setCacheConsumers(properties.isConsumers());
        caching.setCacheProducers(properties.isProducers());
        caching.setSessionCacheSize(properties.getSessionCacheSize());
        return caching;
    }
}
