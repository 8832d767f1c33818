package org.opencmq.spring.boot;

import jakarta.jms.JMSException;
import org.opencmq.client.CmqClient;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** A client of the service beside the connections, for what Jakarta Messaging has no word for; opened when it is asked for. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(CmqConnectionFactories.class)
class CmqClientConfiguration {

    @Bean(destroyMethod = "close")
    @Lazy
    @ConditionalOnMissingBean
    CmqClient cmqClient(CmqConnectionFactories cmqConnectionFactories) throws JMSException {
        return CmqClient.open(cmqConnectionFactories.create().clientSettings());
    }
}
