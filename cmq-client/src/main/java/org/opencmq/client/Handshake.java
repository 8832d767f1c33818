package org.opencmq.client;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Makes a connection one of TLS. The host's name is verified within the handshake, as for {@code https} URLs of the Java
 * runtime, and once more after it, because an application's own trust manager may leave that out.
 */
final class Handshake implements TlsSocketStrategy {

    private final SSLSocketFactory factory;
    private final int timeoutMillis;
    private final DefaultHostnameVerifier names = new DefaultHostnameVerifier();

    private Handshake(SSLSocketFactory factory, int timeoutMillis) {
        this.factory = factory;
        this.timeoutMillis = timeoutMillis;
    }

    static Handshake of(CmqClientSettings settings) {
        SSLSocketFactory factory = settings.tls().map(Tls::socketFactory).orElseGet(() ->
                (SSLSocketFactory) SSLSocketFactory.getDefault());
        return new Handshake(factory, Math.toIntExact(settings.connectTimeout().toMillis()));
    }

    @Override
    public SSLSocket upgrade(
            Socket socket, String host, int port, @Nullable Object attachment, @Nullable HttpContext context)
            throws IOException {
        socket.setSoTimeout(timeoutMillis);
        SSLSocket secured = (SSLSocket) factory.createSocket(socket, host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        if (!names.verify(host, secured.getSession())) {
            throw new SSLPeerUnverifiedException("the certificate is not one for " + host);
        }
        return secured;
    }
}
