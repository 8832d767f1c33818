package org.opencmq.server.push;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.opencmq.server.topic.PublishedMessage;
import org.opencmq.server.topic.Subscription;

/**
 * Posts a published message to the URL of a subscription. Any 2xx answer within 15 seconds is a success; redirects are not
 * followed. The host is resolved here and the connection made to the very address that was checked, so a name that
 * resolves to something else a moment later gains nothing.
 *
 * <p>Source: protocol reference, section 11.4.
 */
final class HttpAttempt implements AutoCloseable {

    /** How long an endpoint may take. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final int HTTP_PORT = 80;
    private static final int CONNECTIONS_PER_ENDPOINT = 16;
    private static final int RESOLVING_THREADS = 2;

    private final Vertx vertx;
    private final HttpClient client;
    private final PushTargets targets;
    private final Supplier<String> requestIds;
    private final Duration patience;

    HttpAttempt(PushTargets targets, Supplier<String> requestIds, Duration patience) {
        this.vertx = Vertx.vertx(new VertxOptions()
                .setUseDaemonThread(true)
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(RESOLVING_THREADS)
                .setFileSystemOptions(
                        new FileSystemOptions() // no folder for what it never serves
                                .setClassPathResolvingEnabled(false)
                                .setFileCachingEnabled(false)));
        this.targets = targets;
        this.requestIds = requestIds;
        this.patience = patience;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setTcpNoDelay(true)
                        .setConnectTimeout((int) patience.toMillis())
                        .setKeepAliveTimeout(30),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_ENDPOINT));
    }

    CompletionStage<AttemptResult> start(
            Subscription subscription, Subscription.Endpoint.Http endpoint, PublishedMessage message) {
        URI url;
        try {
            url = new URI(endpoint.text());
        } catch (URISyntaxException e) {
            return Future.succeededFuture(AttemptResult.failure("not a URL: " + e.getMessage()))
                    .toCompletionStage();
        }
        return address(url.getHost())
                .compose(address -> post(url, address, subscription, message))
                .recover(failure -> Future.succeededFuture(AttemptResult.failure(reason(failure))))
                .toCompletionStage();
    }

    private Future<InetAddress> address(String host) {
        return vertx.executeBlocking(
                () -> {
                    InetAddress[] addresses = InetAddress.getAllByName(host);
                    return Stream.of(addresses)
                            .filter(targets::allows)
                            .findFirst()
                            .orElseThrow(() -> new UnknownHostException(host + " is " + addresses[0].getHostAddress()
                                    + ", which is not public; --allow-push-to " + addresses[0].getHostAddress()
                                    + " would allow it"));
                },
                false);
    }

    private Future<AttemptResult> post(
            URI url, InetAddress address, Subscription subscription, PublishedMessage message) {
        int port = url.getPort() < 0 ? HTTP_PORT : url.getPort();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(url.getHost())
                .setPort(port)
                .setURI(pathAndQuery(url))
                .setFollowRedirects(false)
                .setConnectTimeout(patience.toMillis())
                .setIdleTimeout(patience.toMillis())
                .putHeader("Content-Type", "text/plain")
                .putHeader("User-Agent", "Qcloud Notification Service Agent")
                .putHeader("x-cmq-request-id", requestIds.get())
                .putHeader("x-cmq-message-id", message.msgId());
        if (!message.tags().isEmpty()) {
            options.putHeader("x-cmq-message-tag", headerText(String.join(", ", message.tags())));
        }
        Buffer body = Buffer.buffer(PushBody.of(subscription, message));
        return client.request(options).compose(request -> exchange(request, body));
    }

    private Future<AttemptResult> exchange(HttpClientRequest request, Buffer body) {
        return request.send(body)
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .map(response -> {
                    response.end()
                            .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                            .onFailure(slow -> request.reset());
                    int status = response.statusCode();
                    return new AttemptResult(status / 100 == 2, "HTTP status " + status);
                })
                .onFailure(failure -> request.reset());
    }

    private static String pathAndQuery(URI url) {
        String path = Optional.ofNullable(url.getRawPath())
                .filter(text -> !text.isEmpty())
                .orElse("/");
        return url.getRawQuery() == null ? path : path + '?' + url.getRawQuery();
    }

    /** A header cannot carry line breaks; what is not ASCII goes as UTF-8 bytes, which Netty writes one for each char. */
    private static String headerText(String text) {
        String oneLine = text.replace('\r', ' ').replace('\n', ' ').replace('\0', ' ');
        return new String(oneLine.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private String reason(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return "no answer within " + patience.toSeconds() + " s";
        }
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    @Override
    public void close() {
        client.close();
        vertx.close();
    }
}
