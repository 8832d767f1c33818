package org.opencmq.spring.integration.dsl;

import org.opencmq.spring.integration.channel.CmqPublishSubscribeChannel;

/** A publish-subscribe channel over a topic. Used by one thread while the flow is defined. */
public class CmqPublishSubscribeChannelSpec
        extends SubscribableCmqChannelSpec<CmqPublishSubscribeChannelSpec, CmqPublishSubscribeChannel> {

    CmqPublishSubscribeChannelSpec(CmqPublishSubscribeChannel component) {
        super(component);
    }

    /** As {@link CmqPublishSubscribeChannel#setSubscription}. */
    public CmqPublishSubscribeChannelSpec subscription(String value) {
        channel.setSubscription(value);
        return _this();
    }

    /** As {@link CmqPublishSubscribeChannel#setIgnoreFailures}. */
    public CmqPublishSubscribeChannelSpec ignoreFailures(boolean value) {
        channel.setIgnoreFailures(value);
        return _this();
    }
}
