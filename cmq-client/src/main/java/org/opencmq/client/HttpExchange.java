package org.opencmq.client;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.opencmq.client.TimeLimits.TimeLimit;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.MalformedAnswer;

/**
 * The edge: one POST per call, on the calling thread. Source: protocol reference, section 3. An answer with another status
 * than 200 counts as CMQ's when it reads as a refusal, else as none.
 */
final class HttpExchange implements Exchange {

    private static final String CLOSED = "the client was closed";

    private final Transport transport;
    private final Wire wire;
    private final Cancellation shutdown;
    private final Duration requestTimeout;
    private final Duration receiveMargin;

    /** Calls made after {@code shutdown}, whose transport may be closed, count as cancelled. */
    HttpExchange(Transport transport, Wire wire, CmqClientSettings settings, Cancellation shutdown) {
        this.transport = transport;
        this.wire = wire;
        this.shutdown = shutdown;
        this.requestTimeout = settings.requestTimeout();
        this.receiveMargin = settings.receiveMargin();
    }

    @Override
    public <R> R send(Call<R> call) throws CmqException {
        if (Thread.currentThread().isInterrupted()) {
            throw call.cancelled("the thread was interrupted");
        }
        long end = System.nanoTime() + call.timeLeft().toNanos();
        Endpoint endpoint = wire.endpoint(call);
        WireRequest request = wire.request(call);
        HttpPost http = post(call, endpoint, request);
        Progress progress = new Progress(http);
        Cancellation cancellation = call.options().cancellation().orElseGet(Cancellation::new);
        Cancellation.Registration registration = cancellation.onCancel(http::cancel);
        TimeLimit limit = transport.limit(http, end);
        HttpAnswer answer;
        try (ClassicHttpResponse response = transport.send(endpoint.target(), http, progress)) {
            answer = new HttpAnswer(response.getCode(), body(response, http));
        } catch (IOException e) {
            throw failure(call, endpoint, progress, limit.isOver() ? late(e) : e);
        } catch (RuntimeException e) {
            // One that is broken off while it gets its connection may fail in any way.
            if (isBrokenOff(call, limit)) {
                throw failure(call, endpoint, progress, late(e));
            }
            throw e;
        } finally {
            limit.close();
            registration.close();
        }
        return result(call, endpoint, progress, answer);
    }

    private static byte[] body(ClassicHttpResponse response, HttpPost http) throws IOException {
        try {
            return AnswerBody.read(response.getEntity());
        } catch (IOException | RuntimeException | Error e) {
            http.cancel();
            throw e;
        }
    }

    private boolean isBrokenOff(Call<?> call, TimeLimit limit) {
        return limit.isOver() || call.options().isCancelled() || shutdown.isCancelled();
    }

    private static IOException late(Exception e) {
        SocketTimeoutException late = new SocketTimeoutException("the request was broken off");
        late.initCause(e);
        return late;
    }

    private Duration readTimeout(Call<?> call) {
        Duration held = call.options().extraReadTimeout();
        Duration withMargin = held.plus(receiveMargin);
        return held.isZero() || withMargin.compareTo(requestTimeout) < 0 ? requestTimeout : withMargin;
    }

    private HttpPost post(Call<?> call, Endpoint endpoint, WireRequest request) {
        HttpPost post = new HttpPost(endpoint.path());
        post.setHeader("Host", endpoint.host());
        post.setHeader("Accept-Encoding", "identity");
        request.headers().forEach(post::setHeader);
        post.setEntity(new ByteArrayEntity(request.body(), null));
        post.setConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.ofMilliseconds(waitsFor(call).toMillis() + 1)) // 0 would be without end
                .setProtocolUpgradeEnabled(false)
                .build());
        return post;
    }

    private Duration waitsFor(Call<?> call) {
        Duration read = readTimeout(call);
        return read.compareTo(call.timeLeft()) < 0 ? read : call.timeLeft();
    }

    private <R> R result(Call<R> call, Endpoint endpoint, Progress progress, HttpAnswer http) throws CmqException {
        Answer answer;
        try {
            answer = wire.answer(call, http.body());
            if (http.status() == 200 && call.result().carries(answer.code())) {
                return call.result().read(answer);
            }
        } catch (MalformedAnswer e) {
            throw strange(call, endpoint, progress, http.status(), Optional.of(e));
        }
        if (answer.code() == 0) {
            throw strange(call, endpoint, progress, http.status(), Optional.empty());
        }
        throw new CmqRefusedException(call.action(), call.destination(), answer);
    }

    /** An answer, but not one of CMQ: a proxy's page, or another program at this port. */
    private static CmqUnreachedException strange(
            Call<?> call, Endpoint endpoint, Progress progress, int status, Optional<MalformedAnswer> cause) {
        String finding = cause.isPresent() && status == 200
                ? "the answer is not CMQ's (" + cause.get().getMessage() + "); check that the endpoint is a CMQ service"
                : "HTTP status " + status + "; check the endpoint and what stands between";
        boolean passing = status >= 500 || status == 408 || status == 429;
        return new CmqUnreachedException(
                call.action(),
                call.destination(),
                endpoint.shown(),
                finding,
                progress.begun() && (status < 400 || status >= 500),
                passing,
                cause);
    }

    private CmqException failure(Call<?> call, Endpoint endpoint, Progress progress, IOException e) {
        boolean timedOut = e instanceof SocketTimeoutException;
        if (call.options().isCancelled()) {
            return call.cancelled("by its caller");
        }
        if (shutdown.isCancelled()) {
            return call.cancelled(CLOSED);
        }
        if (!timedOut && Thread.currentThread().isInterrupted()) {
            return call.cancelled("the thread was interrupted");
        }
        boolean trust = isAboutTrust(e);
        return new CmqUnreachedException(
                call.action(),
                call.destination(),
                endpoint.shown(),
                finding(call, progress, timedOut, trust, e),
                progress.begun(),
                !trust,
                Optional.of(e));
    }

    /** Other handshakes that fail are worth another try: a balancer that ends them while its service restarts is one. */
    private static boolean isAboutTrust(Throwable e) {
        for (Throwable one = e; one != null; one = one.getCause()) {
            if (one instanceof CertificateException || one instanceof SSLPeerUnverifiedException) {
                return true;
            }
        }
        return false;
    }

    private String finding(Call<?> call, Progress progress, boolean timedOut, boolean trust, IOException e) {
        if (timedOut) {
            Duration least = progress.begun() ? readTimeout(call) : requestTimeout;
            Duration waited = least.compareTo(call.timeLeft()) < 0 ? least : call.timeLeft();
            return progress.begun()
                    ? "no answer within " + waited
                    : "no connection in time; check host, port and network";
        }
        String what = e.getClass().getSimpleName() + " (" + e.getMessage() + ")";
        if (trust) {
            return what + "; check the certificate and what this client trusts";
        }
        return progress.begun() ? "the connection broke: " + what : "no connection: " + what + "; check host and port";
    }

    /** What came back. */
    private record HttpAnswer(int status, byte[] body) {}
}
