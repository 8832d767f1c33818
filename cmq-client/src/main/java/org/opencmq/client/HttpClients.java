package org.opencmq.client;

import java.io.IOException;
import java.net.ProxySelector;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sets Apache HttpClient up for CMQ: HTTP/1.1 on the caller's thread, no redirects, no cookies, no silent repeats (whether a
 * send is repeated is for the retrying exchange to decide), proxies as the Java runtime names them, as many connections as
 * calls are under way, and as many idle ones as the settings allow.
 */
final class HttpClients {

    /** A service or what stands before it ends idle connections sooner or later; then they are worth nothing. */
    private static final Duration IDLE = Duration.ofMinutes(5);

    private HttpClients() {}

    static CloseableHttpClient open(CmqClientSettings settings) {
        Timeout connect = Timeout.of(settings.connectTimeout());
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(Integer.MAX_VALUE)
                .setMaxConnTotal(Integer.MAX_VALUE)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(Timeout.of(settings.requestTimeout()))
                        .build())
                .setTlsSocketStrategy(tls(settings, connect))
                .build();
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy((request, response, context) ->
                        DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context)
                                && connections.getTotalStats().getAvailable() < settings.maxConnections())
                .evictIdleConnections(TimeValue.of(IDLE))
                .setRequestExecutor(new Progress.Executor())
                .setProxySelector(ProxySelector.getDefault())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .build();
    }

    /** The host's name is verified within the handshake, as for {@code https} URLs of the Java runtime. */
    private static TlsSocketStrategy tls(CmqClientSettings settings, Timeout handshake) {
        SSLSocketFactory factory = settings.tls().map(Tls::socketFactory).orElseGet(() ->
                (SSLSocketFactory) SSLSocketFactory.getDefault());
        return (socket, host, port, attachment, context) -> {
            socket.setSoTimeout(handshake.toMillisecondsIntBound());
            return shakeHands((SSLSocket) factory.createSocket(socket, host, port, true));
        };
    }

    private static SSLSocket shakeHands(SSLSocket socket) throws IOException {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }
}
