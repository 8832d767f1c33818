package org.opencmq.client;

import java.io.IOException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Connections that the HTTP client may use and not close: it closes them all, for every thread, when one call meets an {@link
 * Error}, such as a stack that overflowed in the caller's own recursion. Their owner closes them.
 */
final class OpenConnections implements HttpClientConnectionManager {

    private final HttpClientConnectionManager owned;

    OpenConnections(HttpClientConnectionManager owned) {
        this.owned = owned;
    }

    @Override
    public LeaseRequest lease(String id, HttpRoute route, Timeout timeout, @Nullable Object state) {
        return owned.lease(id, route, timeout, state);
    }

    @Override
    public void release(ConnectionEndpoint endpoint, @Nullable Object state, @Nullable TimeValue validFor) {
        owned.release(endpoint, state, validFor);
    }

    @Override
    public void connect(ConnectionEndpoint endpoint, @Nullable TimeValue timeout, HttpContext context)
            throws IOException {
        owned.connect(endpoint, timeout, context);
    }

    @Override
    public void upgrade(ConnectionEndpoint endpoint, HttpContext context) throws IOException {
        owned.upgrade(endpoint, context);
    }

    @Override
    public void close(CloseMode mode) {}

    @Override
    public void close() {}
}
