package org.opencmq.client;

import java.net.ProxySelector;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sets Apache HttpClient up for CMQ: HTTP/1.1 on the caller's thread, no redirects, no cookies, no silent repeats (whether a
 * send is repeated is for the retrying exchange to decide), proxies as the Java runtime names them, as many connections as
 * calls are under way, and as many idle ones as the settings allow.
 */
final class HttpClients {

    private HttpClients() {}

    static PoolingHttpClientConnectionManager connections(CmqClientSettings settings) {
        return new Connections()
                .setMaxConnPerRoute(Integer.MAX_VALUE)
                .setMaxConnTotal(Integer.MAX_VALUE)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setSocketTimeout(Timeout.of(settings.requestTimeout()))
                        .build())
                .setTlsSocketStrategy(Handshake.of(settings))
                .build();
    }

    /** Connections as {@link Connecting} opens them. */
    private static final class Connections extends PoolingHttpClientConnectionManagerBuilder {
        @Override
        protected HttpClientConnectionOperator createConnectionOperator(
                @Nullable SchemePortResolver ports, @Nullable DnsResolver names, TlsSocketStrategy tls) {
            return new Connecting(ports, names, tls);
        }
    }

    /** A client that leaves these connections to their owner. */
    static CloseableHttpClient client(PoolingHttpClientConnectionManager connections, CmqClientSettings settings) {
        return HttpClientBuilder.create()
                .setConnectionManager(new OpenConnections(connections))
                .setConnectionManagerShared(true)
                .setConnectionReuseStrategy((request, response, context) ->
                        DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context)
                                && connections.getTotalStats().getAvailable() < settings.maxConnections())
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
}
