package org.opencmq.benchmarks.scenario;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.opencmq.benchmarks.peer.Peer;

/** One measure. */
public interface Scenario {

    /** The scenario that fills a queue and leaves it so; not a row of a table. */
    String BACKLOG = "backlog";

    /** How the command line calls it; lower case, no blanks. */
    String key();

    /** How a table calls it. */
    String title();

    /** What a peer must have for it. */
    default Set<Peer.Feature> needs() {
        return Set.of();
    }

    /** Whether one run in all is enough, because it takes long and does not depend on how busy the machine is. */
    default boolean once() {
        return false;
    }

    /**
     * Runs it in queues of its own, which it deletes.
     *
     * @throws Exception whatever the peer threw; the run does not count then
     */
    Reading run(Bench bench) throws Exception;

    /** All of them, in the order of the table. */
    static List<Scenario> all() {
        return List.of(
                new SynchronousSenders(1),
                new SynchronousSenders(8),
                new AsynchronousSender(),
                new TransactedSender(16),
                new TransactedSender(100),
                new AutoConsumer(),
                new Listeners(8),
                new SendersAndListeners(4),
                new RequestReply(),
                new PacedLatency(200),
                new PassThrough(8),
                new IdleConsumers(100));
    }

    /** A scenario by its key. */
    static Scenario named(String key) {
        return Stream.concat(all().stream(), Stream.of(new Backlog()))
                .filter(scenario -> scenario.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scenario '" + key + "'; there are "
                        + all().stream().map(Scenario::key).toList()));
    }
}
