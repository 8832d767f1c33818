package org.opencmq.jms.monitor;

import org.opencmq.client.CallReport;

/**
 * Hears what connections of a factory do, for metrics. Called on whichever thread does it, by many threads at once; must be
 * quick, must not call the provider, and must not throw. Costs nothing when there is none.
 */
public interface ProviderListener {

    /** Hears nothing. */
    ProviderListener NONE = new ProviderListener() {};

    /** A call of the service ended, with all its attempts. */
    default void called(CallReport report) {}

    /**
     * A message was handed to the application.
     *
     * @param queue the CMQ queue it was received from; that of its subscription for a message of a topic
     * @param deliveryCount how often by now, 1 for the first time
     */
    default void delivered(String queue, int deliveryCount) {}

    /** A message was held for longer than its lease, so that it is delivered again elsewhere. */
    default void overran(String queue) {}

    /** A message was acknowledged after its lease had ended, so the service did not delete it. */
    default void acknowledgedTooLate(String queue) {}
}
