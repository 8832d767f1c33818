package org.opencmq.spring.boot.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.spring.boot.CmqConnectionFactoryCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Measures every connection factory of the starter when there is a meter registry. */
@AutoConfiguration(
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass({MeterRegistry.class, CmqConnectionFactory.class})
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = "cmq.metrics.enabled", matchIfMissing = true)
@EnableConfigurationProperties(CmqMetricsProperties.class)
public final class CmqMetricsAutoConfiguration {

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    CmqConnectionFactoryCustomizer cmqMeters(MeterRegistry registry, CmqMetricsProperties properties) {
        return factory -> ProviderMeters.measure(factory, registry, properties.isQueueTag());
    }
}
