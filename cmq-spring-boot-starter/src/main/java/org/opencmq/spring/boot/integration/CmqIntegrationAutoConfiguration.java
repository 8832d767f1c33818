package org.opencmq.spring.boot.integration;

import io.micrometer.core.instrument.binder.MeterBinder;
import org.opencmq.client.CmqClient;
import org.opencmq.spring.boot.CmqAutoConfiguration;
import org.opencmq.spring.boot.CmqConnectionDetails;
import org.opencmq.spring.integration.config.CmqIntegrationMetrics;
import org.opencmq.spring.integration.dsl.Cmq;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Gives flows the bean {@code cmqClient}, which the DSL is handed and which the XML namespace uses by default, unless there is
 * a client already. It uses the same endpoint and keys as the connection factory.
 */
@AutoConfiguration(after = CmqAutoConfiguration.class)
@ConditionalOnClass({Cmq.class, CmqClient.class})
public final class CmqIntegrationAutoConfiguration {

    /** A client where none is. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(CmqClient.class)
    @ConditionalOnBean(CmqConnectionDetails.class)
    static class Client {

        @Bean(destroyMethod = "close")
        CmqClient cmqClient(CmqConnectionDetails details) {
            return CmqClient.open(ClientSettings.of(details));
        }
    }

    /** Counts of all components. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterBinder.class)
    static class Metrics {

        @Bean
        @ConditionalOnMissingBean
        CmqIntegrationMetrics cmqIntegrationMetrics(ListableBeanFactory beans) {
            return new CmqIntegrationMetrics(beans);
        }
    }
}
