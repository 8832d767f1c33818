package org.opencmq.spring.boot;

import org.opencmq.jms.CmqConnectionFactory;

/** Changes the connection factory after the properties were applied and before anybody uses it. */
@FunctionalInterface
public interface CmqConnectionFactoryCustomizer {

    /** Called once, in the order of {@code @Order}. */
    void customize(CmqConnectionFactory connectionFactory);
}
