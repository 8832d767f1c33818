package org.opencmq.spring.boot.connection;

import jakarta.jms.ConnectionFactory;
import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.spring.boot.CmqAutoConfiguration;
import org.opencmq.spring.boot.CmqProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jms.autoconfigure.JmsProperties;
import org.springframework.context.annotation.Import;

/** Gives an application a connection factory for each name under {@code cmq.connections}, besides that of {@code cmq.*}. */
@AutoConfiguration(
        after = CmqAutoConfiguration.class,
        beforeName = "org.springframework.boot.jms.autoconfigure.JmsAutoConfiguration")
@ConditionalOnClass({ConnectionFactory.class, CmqConnectionFactory.class})
@EnableConfigurationProperties({CmqProperties.class, JmsProperties.class})
@Import(ConnectionRegistrar.class)
public final class CmqConnectionsAutoConfiguration {}
