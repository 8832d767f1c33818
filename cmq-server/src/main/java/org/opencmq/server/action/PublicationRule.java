package org.opencmq.server.action;

import org.opencmq.protocol.action.PublishMessage;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.topic.Publisher;

/** Checks what somebody publishes against the limits that do not depend on its topic. */
@FunctionalInterface
public interface PublicationRule {

    /**
     * The publication as the topic model takes it.
     *
     * @throws Refusal when it breaks a limit
     */
    Publisher.Request check(Call call, PublishMessage publish) throws Refusal;
}
