package org.opencmq.spring.integration.dsl;

import org.opencmq.spring.integration.channel.PollableCmqChannel;
import org.opencmq.spring.integration.support.CmqHeaderMapper;
import org.opencmq.spring.integration.support.CmqMessageConverter;
import org.springframework.integration.dsl.MessageChannelSpec;

/** A pollable channel over a queue. Used by one thread while the flow is defined. */
public class CmqPollableChannelSpec extends MessageChannelSpec<CmqPollableChannelSpec, PollableCmqChannel> {

    CmqPollableChannelSpec(PollableCmqChannel component) {
        this.channel = component;
    }

    /** As {@link PollableCmqChannel#setHeaderMapper}. */
    public CmqPollableChannelSpec headerMapper(CmqHeaderMapper value) {
        channel.setHeaderMapper(value);
        return _this();
    }

    /** As {@link PollableCmqChannel#setCmqMessageConverter}. */
    public CmqPollableChannelSpec cmqMessageConverter(CmqMessageConverter value) {
        channel.setCmqMessageConverter(value);
        return _this();
    }
}
