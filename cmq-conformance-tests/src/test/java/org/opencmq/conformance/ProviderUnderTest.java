package org.opencmq.conformance;

import jakarta.jms.ConnectionFactory;
import java.util.Set;

/**
 * A provider with a running broker or server of its own. Made once for a run of the suite and closed after it; safe for all
 * threads.
 */
public interface ProviderUnderTest {

    /** A factory that also implements the interfaces of JMS 1.0, the same on every call; no client identifier is preset. */
    ConnectionFactory connectionFactory();

    /** What the service behind the provider is able to do. */
    Set<Capability> capabilities();

    /** Stops the broker or server and removes what it kept. */
    void stop() throws Exception;
}
