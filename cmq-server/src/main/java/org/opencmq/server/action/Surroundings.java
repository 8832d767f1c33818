package org.opencmq.server.action;

import java.time.Clock;
import org.opencmq.server.config.Limits;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.metrics.Traffic;

/**
 * What handlers work with; shared by all of them.
 *
 * @param engine keeps queues and messages
 * @param known the settings of queues that were asked for lately
 * @param limits what a request may ask for
 * @param extensions whether anything beyond plain CMQ is offered
 * @param ids makes message identifiers
 * @param polls the receives that can be cancelled by name
 * @param traffic counts
 * @param clock tells the time
 */
public record Surroundings(
        Engine engine,
        KnownQueues known,
        Limits limits,
        boolean extensions,
        MessageIdSource ids,
        NamedReceives polls,
        Traffic traffic,
        Clock clock) {

    /** The most messages or handles of one batch. */
    public int batchEntries() {
        return extensions ? limits.extendedBatchEntries() : limits.batchEntries();
    }

    /** Whether the server offers this beyond plain CMQ. */
    public boolean offers(Engine.Capability capability) {
        return extensions && engine.capabilities().contains(capability);
    }
}
