package org.opencmq.jms.internal.produce;

import java.time.Duration;
import java.util.List;
import org.opencmq.jms.internal.destination.CmqDestination;

/**
 * A message ready to leave.
 *
 * @param destination where to
 * @param body the text of the CMQ message
 * @param delay how long a queue keeps it invisible, whole seconds; zero for topics, whose delay rides in the envelope
 * @param tags tags of a publication; none for queues
 */
public record Outgoing(CmqDestination destination, String body, Duration delay, List<String> tags) {

    @Override
    public String toString() {
        return "Outgoing[" + destination + " " + body.length() + " characters]";
    }
}
