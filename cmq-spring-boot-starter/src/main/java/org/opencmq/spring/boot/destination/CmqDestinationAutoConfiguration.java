package org.opencmq.spring.boot.destination;

import jakarta.jms.ConnectionFactory;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.spring.boot.NativeFactories;
import org.opencmq.spring.boot.destination.DestinationCheck.Destinations;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jms.config.JmsListenerEndpointRegistry;
import org.springframework.jms.listener.AbstractMessageListenerContainer;

/** Looks for destinations of the primary connection when {@code cmq.destinations.startup-check.mode} says so. */
@AutoConfiguration(
        afterName = {
            "org.opencmq.spring.boot.connection.CmqConnectionsAutoConfiguration",
            "org.springframework.boot.jms.autoconfigure.JmsAutoConfiguration"
        })
@ConditionalOnClass({CmqConnectionFactory.class, JmsListenerEndpointRegistry.class})
@ConditionalOnSingleCandidate(ConnectionFactory.class)
@ConditionalOnExpression("!'${cmq.destinations.startup-check.mode:off}'.equalsIgnoreCase('off')")
@EnableConfigurationProperties(StartupCheckProperties.class)
public final class CmqDestinationAutoConfiguration {

    @Bean
    DestinationCheck cmqDestinationCheck(
            ConnectionFactory connectionFactory,
            StartupCheckProperties properties,
            ObjectProvider<JmsListenerEndpointRegistry> registry) {
        CmqConnectionFactory factory = NativeFactories.behind(connectionFactory)
                .orElseThrow(() -> new IllegalStateException("cmq.destinations.startup-check looks at CMQ only, and the"
                        + " connection factory is "
                        + connectionFactory.getClass().getName()
                        + "; remove the check or use CMQ"));
        return new DestinationCheck(factory, properties, () -> listened(factory, registry.getIfAvailable()));
    }

    private static Destinations listened(CmqConnectionFactory factory, @Nullable JmsListenerEndpointRegistry registry) {
        Destinations all = new Destinations(new TreeSet<>(), new TreeSet<>());
        if (registry != null) {
            registry.getListenerContainers().forEach(container -> {
                if (container instanceof AbstractMessageListenerContainer listening) {
                    String name = listening.getDestinationName();
                    ConnectionFactory used = listening.getConnectionFactory();
                    boolean ours = used != null
                            && NativeFactories.behind(used)
                                    .filter(own -> own == factory)
                                    .isPresent();
                    if (name != null && ours) {
                        (listening.isPubSubDomain() ? all.topics() : all.queues()).add(name);
                    }
                }
            });
        }
        return all;
    }
}
