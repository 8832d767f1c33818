package org.opencmq.spring.boot.health;

import jakarta.jms.ConnectionFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.spring.boot.NativeFactories;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.jms.health.JmsHealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * The {@code jms} health in place of Boot's, which opens a connection and asks the service nothing. Connection factories of
 * other providers keep Boot's way.
 */
@AutoConfiguration(
        afterName = {
            "org.opencmq.spring.boot.connection.CmqConnectionsAutoConfiguration",
            "org.springframework.boot.jms.autoconfigure.JmsAutoConfiguration"
        },
        beforeName = "org.springframework.boot.jms.autoconfigure.health.JmsHealthContributorAutoConfiguration")
@ConditionalOnClass({CmqConnectionFactory.class, HealthContributor.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(ConnectionFactory.class)
@ConditionalOnEnabledHealthIndicator("jms")
@EnableConfigurationProperties(CmqHealthProperties.class)
public final class CmqHealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = {"jmsHealthIndicator", "jmsHealthContributor"})
    HealthContributor jmsHealthContributor(ConfigurableListableBeanFactory beans, CmqHealthProperties properties) {
        Map<String, HealthContributor> contributors = new LinkedHashMap<>();
        beans.getBeansOfType(ConnectionFactory.class)
                .forEach((name, factory) -> contributors.put(name, contributor(factory, properties)));
        return contributors.size() == 1
                ? contributors.values().iterator().next()
                : CompositeHealthContributor.fromMap(contributors);
    }

    private static HealthContributor contributor(ConnectionFactory factory, CmqHealthProperties properties) {
        return NativeFactories.behind(factory)
                .<HealthContributor>map(own -> new CmqHealthIndicator(own, properties.getTimeout()))
                .orElseGet(() -> new JmsHealthIndicator(factory));
    }
}
