package org.opencmq.spring.boot;

import jakarta.jms.ConnectionFactory;
import org.apache.commons.pool2.PooledObject;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.opencmq.jms.CmqConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jms.autoconfigure.JmsPoolConnectionFactoryFactory;
import org.springframework.boot.jms.autoconfigure.JmsProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.connection.CachingConnectionFactory;

/** The connection factory in the three forms that Boot knows from other providers: plain, caching (the default), pooled. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(ConnectionFactory.class)
class CmqConnectionFactoryConfiguration {

    @Bean
    CmqConnectionFactories cmqConnectionFactories(
            ObjectProvider<CmqConnectionDetails> details,
            CmqProperties properties,
            ObjectProvider<CmqConnectionFactoryCustomizer> customizers) {
        CmqConnectionDetails found = details.getIfAvailable();
        if (found == null) {
            throw NoCmqEndpointException.withoutServer();
        }
        return new CmqConnectionFactories("cmq", found, properties, customizers);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = "cmq.pool.enabled", havingValue = false, matchIfMissing = true)
    static class Simple {

        @Bean
        @ConditionalOnBooleanProperty(name = "spring.jms.cache.enabled", havingValue = false)
        CmqConnectionFactory jmsConnectionFactory(CmqConnectionFactories cmqConnectionFactories) {
            return cmqConnectionFactories.create();
        }

        @Bean("jmsConnectionFactory")
        @ConditionalOnClass(CachingConnectionFactory.class)
        @ConditionalOnBooleanProperty(name = "spring.jms.cache.enabled", matchIfMissing = true)
        CachingConnectionFactory cachingJmsConnectionFactory(
                CmqConnectionFactories cmqConnectionFactories, JmsProperties jmsProperties) {
            return Caching.of(cmqConnectionFactories.create(), jmsProperties.getCache());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({JmsPoolConnectionFactory.class, PooledObject.class})
    @ConditionalOnBooleanProperty("cmq.pool.enabled")
    static class Pooled {

        @Bean(destroyMethod = "stop")
        JmsPoolConnectionFactory jmsConnectionFactory(
                CmqConnectionFactories cmqConnectionFactories, CmqProperties properties) {
            return new JmsPoolConnectionFactoryFactory(properties.getPool())
                    .createPooledConnectionFactory(cmqConnectionFactories.create());
        }
    }
}
