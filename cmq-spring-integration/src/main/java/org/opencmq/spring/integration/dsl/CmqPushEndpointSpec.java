package org.opencmq.spring.integration.dsl;

import org.opencmq.spring.integration.http.CmqPushEndpoint;
import org.opencmq.spring.integration.support.CmqHeaderMapper;
import org.opencmq.spring.integration.support.CmqMessageConverter;
import org.springframework.integration.dsl.MessageProducerSpec;

/** An endpoint of pushes. Used by one thread while the flow is defined. */
public class CmqPushEndpointSpec extends MessageProducerSpec<CmqPushEndpointSpec, CmqPushEndpoint> {

    private final CmqPushEndpoint component;

    CmqPushEndpointSpec(CmqPushEndpoint component) {
        super(component);
        this.component = component;
    }

    /** As {@link CmqPushEndpoint#setTopics}. */
    public CmqPushEndpointSpec topics(String... values) {
        component.setTopics(values);
        return _this();
    }

    /** As {@link CmqPushEndpoint#setMessageConverter}. */
    public CmqPushEndpointSpec messageConverter(CmqMessageConverter value) {
        component.setMessageConverter(value);
        return _this();
    }

    /** As {@link CmqPushEndpoint#setHeaderMapper}. */
    public CmqPushEndpointSpec headerMapper(CmqHeaderMapper value) {
        component.setHeaderMapper(value);
        return _this();
    }
}
