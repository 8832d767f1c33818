package org.opencmq.spring.boot.integration;

import io.micrometer.core.instrument.binder.MeterBinder;
import org.opencmq.spring.boot.CmqAutoConfiguration;
import org.opencmq.spring.integration.config.CmqIntegrationMetrics;
import org.opencmq.spring.integration.dsl.Cmq;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Counts what components of Spring Integration do. Flows use the bean {@code cmqClient} of {@link CmqAutoConfiguration}, which
 * the DSL is handed and which the XML namespace uses by default.
 */
@AutoConfiguration(after = CmqAutoConfiguration.class)
@ConditionalOnClass(Cmq.class)
public final class CmqIntegrationAutoConfiguration {

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
