package org.opencmq.jms.internal.session;

import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidClientIDException;
import jakarta.jms.JMSException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Who a connection is: its client identifier, which can be set until the connection is used for anything, and the
 * identifiers of the messages it sends. Safe for all threads; a lock of its own is held for moments while one is set.
 */
final class ClientIdentity {

    private final String service;
    private final String connectionId;
    private final AtomicLong nextMessage = new AtomicLong(1);
    private volatile @Nullable String clientId;
    private volatile Origin origin;
    private volatile boolean used;

    /**
     * Claims the identifier that the settings name, if any.
     *
     * @param service what client identifiers are unique on
     * @param connectionId letters and digits, unique in the world
     * @throws InvalidClientIDException when another connection of this process has it: nothing is to be undone
     */
    ClientIdentity(String service, String connectionId, Optional<String> preset) throws InvalidClientIDException {
        this.service = service;
        this.connectionId = connectionId;
        this.origin = Origin.of(connectionId, preset);
        if (preset.isPresent()) {
            ClientIds.claim(service, preset.get());
            this.clientId = preset.get();
            this.used = true;
        }
    }

    /** The client identifier; null for none. */
    @Nullable
    String clientId() {
        return clientId;
    }

    /** Who sends what the connection sends; changes when the client identifier is set. */
    Origin origin() {
        return origin;
    }

    String nextMessageId() {
        return origin.idPrefix() + nextMessage.getAndIncrement();
    }

    /** Something is done with the connection: from now on the identifier is what it is. */
    void used() {
        used = true;
    }

    /**
     * Sets the client identifier.
     *
     * @throws InvalidClientIDException when it is empty, or in use by another connection of this process
     * @throws IllegalStateException when there is one already, or the connection was used
     */
    synchronized void set(@Nullable String newClientId) throws JMSException {
        if (newClientId == null || newClientId.isEmpty()) {
            throw new InvalidClientIDException("a client identifier must not be empty");
        }
        if (clientId != null) {
            throw new IllegalStateException("the client identifier is '" + clientId + "' already and cannot change");
        }
        if (used) {
            throw new IllegalStateException(
                    "the client identifier must be set before anything else is done with the connection");
        }
        ClientIds.claim(service, newClientId);
        clientId = newClientId;
        origin = Origin.of(connectionId, Optional.of(newClientId));
        used = true;
    }

    /** Lets another connection have the identifier, which this one still tells. */
    void free() {
        String mine = clientId;
        if (mine != null) {
            ClientIds.free(service, mine);
        }
    }
}
