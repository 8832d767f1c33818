package org.opencmq.jms.janitor;

import java.time.Instant;

/**
 * A queue or topic that a connection seems to have left behind.
 *
 * @param topic whether it is a topic
 * @param name its name on CMQ
 * @param created when it was made, by the service's clock
 * @param messages how many messages wait in it, approximately; 0 for a topic
 */
public record Leftover(boolean topic, String name, Instant created, long messages) {

    @Override
    public String toString() {
        return (topic ? "topic " : "queue ") + name + " created=" + created + " messages=" + messages;
    }
}
