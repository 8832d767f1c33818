package org.opencmq.server.engine;

import org.opencmq.protocol.QueueName;

/**
 * Which queue: names belong to an account, and two names that differ only in case are the same queue.
 *
 * @param account the owning account; one account never sees another's names
 * @param name the name as the caller spelled it
 */
public record QueueKey(String account, QueueName name) {

    /** The account and the lower-case name, equal for every spelling of one queue. */
    public String lookup() {
        return account + '/' + name.key();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QueueKey key
                && key.account.equals(account)
                && key.name.key().equals(name.key());
    }

    @Override
    public int hashCode() {
        return lookup().hashCode();
    }
}
