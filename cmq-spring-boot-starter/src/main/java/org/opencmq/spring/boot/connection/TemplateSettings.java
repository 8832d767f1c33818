package org.opencmq.spring.boot.connection;

import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.boot.jms.autoconfigure.JmsProperties;
import org.springframework.jms.core.JmsTemplate;

/** Makes templates as {@code spring.jms.*} describes them; Boot keeps its own way of doing that to itself. */
final class TemplateSettings {

    private TemplateSettings() {}

    static JmsTemplate template(ConnectionFactory connectionFactory, JmsProperties properties) {
        JmsTemplate template = new JmsTemplate(connectionFactory);
        JmsProperties.Template settings = properties.getTemplate();
        template.setPubSubDomain(properties.isPubSubDomain());
        template.setSessionAcknowledgeMode(
                settings.getSession().getAcknowledgeMode().getMode());
        template.setSessionTransacted(settings.getSession().isTransacted());
        template.setExplicitQosEnabled(settings.determineQosEnabled());
        PropertyMapper map = PropertyMapper.get();
        map.from(settings::getDefaultDestination).to(template::setDefaultDestinationName);
        map.from(settings::getDeliveryDelay).as(Duration::toMillis).to(template::setDeliveryDelay);
        map.from(settings::getDeliveryMode)
                .as(JmsProperties.DeliveryMode::getValue)
                .to(template::setDeliveryMode);
        map.from(settings::getPriority).to(template::setPriority);
        map.from(settings::getTimeToLive).as(Duration::toMillis).to(template::setTimeToLive);
        map.from(settings::getReceiveTimeout).as(Duration::toMillis).to(template::setReceiveTimeout);
        return template;
    }
}
