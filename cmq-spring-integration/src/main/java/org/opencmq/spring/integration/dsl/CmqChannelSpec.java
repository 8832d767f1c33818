package org.opencmq.spring.integration.dsl;

import org.opencmq.spring.integration.channel.CmqChannel;

/** A point-to-point channel over a queue. Used by one thread while the flow is defined. */
public class CmqChannelSpec extends SubscribableCmqChannelSpec<CmqChannelSpec, CmqChannel> {

    CmqChannelSpec(CmqChannel component) {
        super(component);
    }
}
