package org.opencmq.spring.integration.support;

import java.time.Duration;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqException;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.action.Capability;
import org.opencmq.protocol.action.QueueSettings;

/** Queues that end with who made them. Stateless. */
public final class TemporaryQueues {

    private static final Duration IDLE_DELETE = Duration.ofMinutes(30);

    private TemporaryQueues() {}

    /**
     * Makes a queue that its maker deletes. Where the service can do that, it goes by itself when nobody received for half an
     * hour, should the maker have died.
     */
    public static void createIfAbsent(CmqClient client, QueueName queue) throws CmqException {
        boolean idleDelete = client.capabilities().has(Capability.IDLE_DELETE);
        client.control()
                .createQueueIfAbsent(
                        queue,
                        idleDelete
                                ? QueueSettings.builder()
                                        .idleDelete(IDLE_DELETE)
                                        .build()
                                : QueueSettings.NONE);
    }
}
