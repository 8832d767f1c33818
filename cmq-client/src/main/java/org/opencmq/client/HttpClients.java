package org.opencmq.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** Sets OkHttp up for CMQ: HTTP/1.1, no redirects, no silent repeats, no delay, as many idle connections as are asked for. */
final class HttpClients {

    private static final Duration IDLE = Duration.ofMinutes(5);

    private HttpClients() {}

    static OkHttpClient open(CmqClientSettings settings) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool(settings.maxConnections(), IDLE.toMinutes(), TimeUnit.MINUTES))
                .retryOnConnectionFailure(false) // whether a send is repeated is for the retrying exchange to decide
                .followRedirects(false)
                .followSslRedirects(false)
                .socketFactory(new NoDelaySocketFactory())
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.requestTimeout())
                .writeTimeout(settings.requestTimeout())
                .eventListener(new ProgressListener())
                .addInterceptor(chain -> {
                    Progress progress = chain.request().tag(Progress.class);
                    return progress == null
                            ? chain.proceed(chain.request())
                            : chain.withReadTimeout(progress.readTimeoutMillis(), TimeUnit.MILLISECONDS)
                                    .proceed(chain.request());
                });
        settings.tls().ifPresent(tls -> builder.sslSocketFactory(tls.socketFactory(), tls.trustManager()));
        return builder.build();
    }

    /** Notes the moment from which on the service may have seen the request. */
    private static final class ProgressListener extends EventListener {

        @Override
        public void requestHeadersStart(okhttp3.Call call) {
            Progress progress = call.request().tag(Progress.class);
            if (progress != null) {
                progress.begin();
            }
        }
    }
}
