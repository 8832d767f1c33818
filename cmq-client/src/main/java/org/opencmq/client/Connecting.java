package org.opencmq.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections, and leaves none open whose request was broken off meanwhile. The HTTP library closes what there is at that
 * moment, which is nothing while a host's name is looked up; the socket that it then opens all the same would be nobody's.
 */
final class Connecting extends DefaultHttpClientConnectionOperator {

    Connecting(@Nullable SchemePortResolver ports, @Nullable DnsResolver names, TlsSocketStrategy tls) {
        super(
                ports,
                names,
                RegistryBuilder.<TlsSocketStrategy>create()
                        .register(URIScheme.HTTPS.id, tls)
                        .build());
    }

    @Override
    public void connect(
            ManagedHttpClientConnection connection,
            HttpHost host,
            @Nullable NamedEndpoint name,
            @Nullable Path unixSocket,
            @Nullable InetSocketAddress local,
            @Nullable Timeout timeout,
            SocketConfig config,
            @Nullable Object attachment,
            HttpContext context)
            throws IOException {
        try {
            super.connect(connection, host, name, unixSocket, local, timeout, config, attachment, context);
        } finally {
            endIfBrokenOff(connection, context);
        }
    }

    @Override
    public void upgrade(
            ManagedHttpClientConnection connection,
            HttpHost host,
            @Nullable NamedEndpoint name,
            @Nullable Object attachment,
            HttpContext context)
            throws IOException {
        try {
            super.upgrade(connection, host, name, attachment, context);
        } finally {
            endIfBrokenOff(connection, context);
        }
    }

    /** A request that is broken off later finds its socket in place, and closes it. */
    private static void endIfBrokenOff(ManagedHttpClientConnection connection, HttpContext context) throws IOException {
        if (context instanceof Progress progress && progress.isBrokenOff()) {
            connection.close(CloseMode.IMMEDIATE);
            Socket socket = connection.getSocket(); // none, unless the connection was closed before it got one
            if (socket != null) {
                socket.close();
            }
        }
    }
}
