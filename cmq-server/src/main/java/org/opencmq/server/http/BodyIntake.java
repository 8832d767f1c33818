package org.opencmq.server.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes in one request's body, up to a limit. What is beyond the limit is read and dropped, so that the caller, who is still
 * sending, gets to read his answer and the connection can be kept; beyond four times the limit it is not worth the while.
 * Lives on the request's event loop.
 */
final class BodyIntake {

    /** What came of it. */
    enum Outcome {
        COMPLETE,
        /** Too large, but read to its end. */
        DROPPED,
        /** Far too large: the connection cannot be used again. */
        ABANDONED
    }

    /** The body, empty unless it is complete. */
    record Taken(byte[] bytes, Outcome outcome) {}

    private static final byte[] NOTHING = new byte[0];
    private static final int PATIENCE = 4;

    private final int limit;
    private final Consumer<Taken> done;
    private @Nullable Buffer gathered;
    private boolean copied;
    private long seen;
    private boolean told;

    private BodyIntake(int limit, Consumer<Taken> done) {
        this.limit = limit;
        this.done = done;
    }

    /** Starts taking; {@code done} is called once, unless the connection breaks before. */
    static void take(HttpServerRequest request, int limit, Consumer<Taken> done) {
        BodyIntake intake = new BodyIntake(limit, done);
        if (request.isEnded()) {
            intake.end();
        } else if (awaitsContinue(request) && announced(request) > limit) {
            intake.tell(NOTHING, Outcome.ABANDONED); // nothing was sent yet and nothing needs to be
        } else {
            request.handler(intake::chunk);
            request.endHandler(nothing -> intake.end());
            if (awaitsContinue(request)) {
                request.response().writeContinue();
            }
        }
    }

    private void chunk(Buffer chunk) {
        seen += chunk.length();
        if (seen > (long) PATIENCE * limit) {
            gathered = null;
            tell(NOTHING, Outcome.ABANDONED);
        } else if (seen > limit) {
            gathered = null;
        } else if (gathered == null) {
            gathered = chunk;
        } else {
            if (!copied) {
                gathered = Buffer.buffer(2 * gathered.length()).appendBuffer(gathered);
                copied = true;
            }
            gathered.appendBuffer(chunk);
        }
    }

    private void end() {
        if (seen > limit) {
            tell(NOTHING, Outcome.DROPPED);
        } else {
            tell(gathered == null ? NOTHING : gathered.getBytes(), Outcome.COMPLETE);
        }
    }

    private void tell(byte[] bytes, Outcome outcome) {
        if (!told) {
            told = true;
            done.accept(new Taken(bytes, outcome));
        }
    }

    private static boolean awaitsContinue(HttpServerRequest request) {
        String expect = request.getHeader("Expect");
        return expect != null && expect.equalsIgnoreCase("100-continue");
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }
}
