package org.opencmq.jms.internal.session;

import jakarta.jms.InvalidClientIDException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The client identifiers in use in this process, which alone a stateless service lets us know. Safe for all threads. */
final class ClientIds {

    private static final Set<String> IN_USE = ConcurrentHashMap.newKeySet();

    private ClientIds() {}

    static void claim(String service, String clientId) throws InvalidClientIDException {
        if (clientId.isEmpty()) {
            throw new InvalidClientIDException("a client identifier must not be empty");
        }
        if (!IN_USE.add(key(service, clientId))) {
            throw new InvalidClientIDException("client identifier '" + clientId
                    + "' is in use by another connection of this process; close that one or choose another identifier");
        }
    }

    static void free(String service, String clientId) {
        IN_USE.remove(key(service, clientId));
    }

    private static String key(String service, String clientId) {
        return service + '\n' + clientId;
    }
}
