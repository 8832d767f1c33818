package org.opencmq.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.opencmq.server.push.PushTargets;
import org.opencmq.server.topic.TopicLimits;

/**
 * How the server presents itself. What it serves from, and whom, is said elsewhere.
 *
 * @param host the name or address to listen on
 * @param port the port to listen on; 0 for any free one
 * @param eventLoops how many threads serve connections, at least 1
 * @param extensions whether anything beyond plain CMQ is offered
 * @param limits what a request may ask for
 * @param publicNames host names, with a port unless it is the default one, that clients sign although the {@code Host}
 *     header reads otherwise, because they stand behind a proxy or spell it in upper case
 * @param maxClockSkew how far the timestamp of a request may be off; empty for no check
 * @param node the server's number among those that share an engine, 0 to 1,023; empty for a random one
 * @param topicLimits what bounds topics and subscriptions
 * @param pushTargets which addresses subscriptions may be pushed to
 */
public record ServerSettings(
        String host,
        int port,
        int eventLoops,
        boolean extensions,
        Limits limits,
        List<String> publicNames,
        Optional<Duration> maxClockSkew,
        Optional<Integer> node,
        TopicLimits topicLimits,
        PushTargets pushTargets) {

    /** Loopback, any free port, extensions on, CMQ's limits, an event loop for each processor. */
    public static final ServerSettings DEFAULT = new ServerSettings(
            "127.0.0.1",
            0,
            Math.max(1, Runtime.getRuntime().availableProcessors()),
            true,
            Limits.STRICT,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            TopicLimits.STRICT,
            new PushTargets(List.of()));

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when one is left
     */
    public ServerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 (any free one) to 65535, was " + port);
        }
        if (eventLoops < 1) {
            throw new IllegalArgumentException("eventLoops must be at least 1, was " + eventLoops);
        }
        publicNames = List.copyOf(publicNames);
    }
}
