package org.opencmq.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.MalformedAnswer;

/**
 * The edge: one POST per call, on the calling thread. Source: protocol reference, section 3. An answer with another status
 * than 200 counts as CMQ's when it reads as a refusal, else as none.
 */
final class HttpExchange implements Exchange {

    /** Nothing that CMQ answers is larger: 16 messages of a megabyte, each character escaped. */
    private static final long LARGEST_ANSWER = 256L << 20;

    private final OkHttpClient client;
    private final Wire wire;
    private final Duration requestTimeout;
    private final Duration receiveMargin;

    HttpExchange(OkHttpClient client, Wire wire, CmqClientSettings settings) {
        this.client = client;
        this.wire = wire;
        this.requestTimeout = settings.requestTimeout();
        this.receiveMargin = settings.receiveMargin();
    }

    @Override
    public <R> R send(Call<R> call) throws CmqException {
        Endpoint endpoint = wire.endpoint(call);
        Progress progress = new Progress(Math.toIntExact(readTimeout(call).toMillis()));
        okhttp3.Call http = client.newCall(request(call, progress));
        http.timeout().timeout(call.timeLeft().toNanos(), TimeUnit.NANOSECONDS);
        Cancellation cancellation = call.options().cancellation().orElseGet(Cancellation::new);
        Cancellation.Registration registration = cancellation.onCancel(http::cancel);
        try (Response response = http.execute()) {
            return result(call, endpoint, response);
        } catch (IOException e) {
            throw failure(call, endpoint, http, progress, e);
        } finally {
            registration.close();
        }
    }

    private Duration readTimeout(Call<?> call) {
        Duration held = call.options().extraReadTimeout();
        Duration withMargin = held.plus(receiveMargin);
        return held.isZero() || withMargin.compareTo(requestTimeout) < 0 ? requestTimeout : withMargin;
    }

    private Request request(Call<?> call, Progress progress) {
        return wire.request(call)
                .header("Accept-Encoding", "identity")
                .tag(Progress.class, progress)
                .build();
    }

    private <R> R result(Call<R> call, Endpoint endpoint, Response response) throws IOException, CmqException {
        byte[] body = body(response);
        Answer answer;
        try {
            answer = wire.answer(call, body);
            if (response.code() == 200 && call.result().carries(answer.code())) {
                return call.result().read(answer);
            }
        } catch (MalformedAnswer e) {
            throw strange(call, endpoint, response.code(), Optional.of(e));
        }
        if (answer.code() == 0) {
            throw strange(call, endpoint, response.code(), Optional.empty());
        }
        throw new CmqRefusedException(call.action(), call.destination(), answer);
    }

    private static byte[] body(Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(LARGEST_ANSWER + 1)) {
            throw new IOException("the answer is larger than " + LARGEST_ANSWER + " bytes");
        }
        return source.getBuffer().readByteArray();
    }

    /** An answer, but not one of CMQ: a proxy's page, or another program at this port. */
    private static CmqUnreachedException strange(
            Call<?> call, Endpoint endpoint, int status, Optional<MalformedAnswer> cause) {
        String finding = cause.isPresent() && status == 200
                ? "the answer is not CMQ's (" + cause.get().getMessage() + "); check that the endpoint is a CMQ service"
                : "HTTP status " + status + "; check the endpoint and what stands between";
        boolean passing = status >= 500 || status == 408 || status == 429;
        return new CmqUnreachedException(
                call.action(),
                call.destination(),
                endpoint.shown(),
                finding,
                status < 400 || status >= 500,
                passing,
                cause);
    }

    private CmqException failure(Call<?> call, Endpoint endpoint, okhttp3.Call http, Progress progress, IOException e) {
        boolean timedOut = e instanceof SocketTimeoutException || "timeout".equals(e.getMessage());
        if (call.options().isCancelled()) {
            return call.cancelled("by its caller");
        }
        if (e instanceof InterruptedIOException && !timedOut) {
            Thread.currentThread().interrupt();
            return call.cancelled("the thread was interrupted");
        }
        if (http.isCanceled() && !timedOut) {
            return call.cancelled("the client was closed");
        }
        boolean trust = e instanceof SSLHandshakeException || e instanceof SSLPeerUnverifiedException;
        return new CmqUnreachedException(
                call.action(),
                call.destination(),
                endpoint.shown(),
                finding(call, progress, timedOut, trust, e),
                progress.begun(),
                !trust,
                Optional.of(e));
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
}
