package org.opencmq.jms.internal.edge;

/**
 * What the service can do beyond plain CMQ, as far as the provider uses it.
 *
 * @param changeVisibility leases can be ended or prolonged
 * @param peek messages can be read without leasing them
 * @param selector the service evaluates selectors on receive
 * @param commit several sends and deletes can be carried out as one
 * @param idleDelete queues can go by themselves when nobody receives
 * @param maxBatchEntries most entries of one batch, 16 on plain CMQ
 */
public record ServiceFeatures(
        boolean changeVisibility,
        boolean peek,
        boolean selector,
        boolean commit,
        boolean idleDelete,
        int maxBatchEntries) {

    /** Plain CMQ. */
    public static final ServiceFeatures PLAIN = new ServiceFeatures(false, false, false, false, false, 16);
}
